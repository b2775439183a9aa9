using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Net;
using PartnerReferrals.Binding;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.Mapping;

namespace PartnerReferrals.Commands;

/// <summary>
/// <c>Invoke-PartnerReferralRequest</c>: any request to the service, with the connection's sign-in, retry and error rules.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "PartnerReferralRequest", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject), typeof(ServiceResponse))]
public sealed class InvokePartnerReferralRequestCommand : ConnectedCommand
{
    private string _method = "GET";

    /// <summary>HTTP method.</summary>
    [Parameter]
    [ValidateSet("GET", "POST", "PATCH", "PUT", "DELETE")]
    public string Method
    {
        get => _method;

        // HTTP compares methods to the letter (RFC 9110); people do not.
        set => _method = value.ToUpperInvariant();
    }

    /// <summary>Path and query relative to the service, such as <c>engagements/referrals?$top=1</c>. Absolute addresses are refused.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Body: JSON text, a hashtable, an object or a list of them.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? Body { get; set; }

    /// <summary>Further headers.</summary>
    [Parameter]
    [NoRowTransformation("a hashtable")]
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
            return Call(token => Client.SendAsync(request, NewContext(), token), Path, AdviceFor);
        }
        catch (ArgumentException e)
        {
            ThrowTerminatingError(ErrorRecordFactory.Refused(
                "PartnerReferral.RequestNotPossible", e.Message.Split(['\r', '\n'])[0], ErrorCategory.InvalidArgument, Path, "Give a path below the API's address, and only headers that the connection does not set itself."));
            return null;
        }
    }

    private string? AdviceFor(PartnerReferralException failure) => failure is ReferralApiException { StatusCode: var status } ? status switch
    {
        HttpStatusCode.NotFound => $"Check the path: it is taken below {Connection!.Endpoint}, such as engagements/referrals or engagements/referrals/<id>. An id in it must be of a referral that you may see.",
        HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented => $"Check path and -Method: {Method} is not offered there.",
        HttpStatusCode.BadRequest when Method == "GET" => "Correct what the service names in the query, such as $filter, $orderby, $select or $top. Quote the path in single quotes, so that $ stays.",
        HttpStatusCode.BadRequest => "Correct what the service names in the body and send it again.",
        _ => null,
    } : null;

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
