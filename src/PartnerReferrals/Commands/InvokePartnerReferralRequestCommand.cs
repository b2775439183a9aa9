using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using PartnerReferrals.Binding;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;

namespace PartnerReferrals.Commands;

/// <summary>
/// <c>Invoke-PartnerReferralRequest</c>: any request to the service, with the connection's sign-in, retry and error rules.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "PartnerReferralRequest", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject), typeof(ServiceResponse))]
public sealed class InvokePartnerReferralRequestCommand : ConnectedCommand
{
    /// <summary>HTTP method.</summary>
    [Parameter]
    [ValidateSet("GET", "POST", "PATCH", "PUT", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>Path and query relative to the service, such as <c>engagements/referrals?$top=1</c>. Absolute addresses are refused.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Body: JSON text, a hashtable, an object or a list of them.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? Body { get; set; }

    /// <summary>Further headers.</summary>
    [Parameter]
    public IDictionary? Headers { get; set; }

    /// <summary>Return the answer as it came: status, headers, text.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Body is not null && Method == "GET")
        {
            ThrowTerminatingError(ErrorRecordFactory.Refused(
                "PartnerReferral.BodyNotTaken",
                "A GET request takes no body, so what was given would be lost.",
                ErrorCategory.InvalidArgument,
                Path,
                "Say what to do with it: -Method POST creates, -Method PATCH changes."));
        }

        var request = new ServiceRequest
        {
            Method = Method,
            Path = Path,
            Body = ReadBody(),
            Headers = [.. (Headers ?? new Hashtable()).Cast<DictionaryEntry>().Select(h => new KeyValuePair<string, string>(
                Convert.ToString(h.Key, CultureInfo.InvariantCulture)!, Convert.ToString(h.Value, CultureInfo.InvariantCulture) ?? ""))],
        };
        if (Method != "GET" && !ShouldProcess(Path, Method))
        {
            return;
        }

        if (Send(request) is { } response)
        {
            if (Raw)
            {
                WriteObject(response);
            }
            else if (response.Body.Length > 0)
            {
                WriteObject(PlainObject.Of(response.ReadJson()), enumerateCollection: false);
            }
        }
    }

    private ServiceResponse? Send(ServiceRequest request)
    {
        try
        {
            return Call(token => Client.SendAsync(request, NewContext(), token), Path);
        }
        catch (ArgumentException e)
        {
            ThrowTerminatingError(ErrorRecordFactory.Refused(
                "PartnerReferral.RequestNotPossible", e.Message.Split(['\r', '\n'])[0], ErrorCategory.InvalidArgument, Path, "Give a path below the API's address, and only headers that the connection does not set itself."));
            return null;
        }
    }

    private string? ReadBody()
    {
        try
        {
            return Body is null ? null : JsonBody.Write(InputReader.ReadValue(Body));
        }
        catch (ReferralValidationException e)
        {
            ThrowTerminatingError(ErrorRecordFactory.From(e, Body));
            return null;
        }
    }
}
