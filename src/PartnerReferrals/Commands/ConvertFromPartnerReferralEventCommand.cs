using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Text;
using PartnerReferrals.Binding;
using PartnerReferrals.ErrorRecords;
using PartnerReferrals.Errors;
using PartnerReferrals.Events;

namespace PartnerReferrals.Commands;

/// <summary>
/// <c>ConvertFrom-PartnerReferralEvent</c>: makes an event of a request that somebody else received, such as an Azure Function, once its signature is
/// proven.
/// </summary>
[Cmdlet(VerbsData.ConvertFrom, "PartnerReferralEvent")]
[OutputType(typeof(ReferralEvent))]
public sealed class ConvertFromPartnerReferralEventCommand : EventCommand
{
    /// <summary>The body as it was received: text or bytes. The signature is over each of its bytes.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [Alias("RawBody")]
    public object? Body { get; set; }

    /// <summary>The headers as they were received: a hashtable or another dictionary.</summary>
    [Parameter(Position = 1)]
    [Alias("Headers")]
    public object? Header { get; set; }

    /// <summary>Believe anybody. For tests only: whoever knows your address can send such a request.</summary>
    [Parameter]
    public SwitchParameter SkipSignatureCheck { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (BytesOf(Body is PSObject wrapped ? wrapped.BaseObject : Body) is not { } body)
        {
            WriteError(ErrorRecordFactory.Refused(
                "PartnerReferral.Event.BodyNotRaw",
                "-Body is an object that was made of the request's body; its signature is over the bytes that came.",
                ErrorCategory.InvalidArgument,
                null,
                "Give the body as text or bytes. In an Azure Function that is $Request.RawBody."));
            return;
        }

        try
        {
            if (SkipSignatureCheck)
            {
                WriteWarning("The signature of the event was not checked: anybody may have sent it.");
                WriteObject(EventBody.Read(body, isVerified: false));
                return;
            }

            var request = new SignedRequest(body, ReceivedHeaders.Read(Header));
            var verifier = Verifier();
            WriteObject(Await(token => verifier.ReadAsync(request, token)));
        }
        catch (EventException e)
        {
            WriteError(ErrorRecordFactory.From(e, null));
        }
    }

    private static byte[]? BytesOf(object? body) => body switch
    {
        byte[] bytes => bytes,
        string text => Encoding.UTF8.GetBytes(text),
        null => [],
        _ => null,
    };
}
