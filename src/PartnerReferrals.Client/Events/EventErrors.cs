using System;
using System.Globalization;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Events;

/// <summary>Why a received request is not taken for an event: one error for each step of the check.</summary>
internal static class EventErrors
{
    private const string Forgery = "Do nothing with it: either it was changed on the way from Partner Center, or somebody tries to forge events.";

    internal static EventException MissingSignature() => Missing($"The request carries no signature: neither Authorization, with the word Signature in front, nor {EventSignature.SignatureHeader}.");

    internal static EventException MissingHeader(string name) => Missing($"The request has no header {name}, so its signature cannot be checked.");

    internal static EventException MalformedHeader(string name, string expected) => Forged(
        "PartnerReferral.Event.MalformedHeader", $"The header {name} is not {expected}.", Forgery);

    internal static EventException Algorithm(string name) => Forged(
        "PartnerReferral.Event.Algorithm",
        $"The signature's algorithm '{Redactor.Text(name)}' is not accepted: rsa-sha256, rsa-sha384 and rsa-sha512 are.",
        Forgery);

    internal static EventException CertificateAddress(Uri address, string accepted) => Forged(
        "PartnerReferral.Event.CertificateAddress",
        $"The signing certificate is said to be at {address.Scheme}://{address.Host}, and is taken from {accepted} only. Nothing was fetched.",
        Forgery);

    internal static EventException CertificateUnavailable(string host, string why, Exception? inner = null) => new(
        "PartnerReferral.Event.CertificateUnavailable",
        $"The signing certificate cannot be had from {host}: {why}",
        "Let this machine reach that host over https. The event was not refused for good: answered with 503 it is delivered again.",
        FailureCategory.ConnectionError,
        answer: 503,
        inner);

    internal static EventException CertificateUnreadable(string host) => Forged(
        "PartnerReferral.Event.CertificateUnreadable", $"What {host} gave is no certificate with an RSA key.", Forgery);

    internal static EventException CertificateExpired(DateTime from, DateTime to) => Forged(
        "PartnerReferral.Event.CertificateExpired",
        string.Format(CultureInfo.InvariantCulture, "The signing certificate is good from {0:yyyy-MM-dd HH:mm}Z to {1:yyyy-MM-dd HH:mm}Z, which is not now.", from.ToUniversalTime(), to.ToUniversalTime()),
        "Check this machine's clock. Where that is right: " + Lower(Forgery));

    internal static EventException CertificateUntrusted(string why) => Forged(
        "PartnerReferral.Event.CertificateUntrusted",
        $"The signing certificate does not lead to a trusted root: {why}",
        "Check that this machine trusts Microsoft's root certificates and can reach the addresses of intermediate certificates and revocation lists. Where it does: " + Lower(Forgery));

    internal static EventException CertificateNotMicrosoft() => Forged(
        "PartnerReferral.Event.CertificateNotMicrosoft", "The signing certificate was not issued by Microsoft Corporation.", Forgery);

    internal static EventException Signature() => Forged(
        "PartnerReferral.Event.Signature",
        "The signature does not fit the body.",
        "Hand over the body as it came, byte for byte, not parsed and written again. Where that was done: " + Lower(Forgery));

    internal static EventException Body(string why) => new(
        "PartnerReferral.Event.Body", $"The body is no event: {why}", "An event is a JSON object with EventName, ResourceUri and ResourceChangeUtcDate.", FailureCategory.InvalidData, answer: 400);

    internal static EventException TooLarge(int limit) => new(
        "PartnerReferral.Event.TooLarge",
        string.Format(CultureInfo.InvariantCulture, "The request's body is larger than {0:N0} bytes, which no event is.", limit),
        "Nothing has to be done: it was not read to its end.",
        FailureCategory.LimitsExceeded,
        answer: 413);

    internal static EventException Incomplete() => new(
        "PartnerReferral.Event.Incomplete", "The request ended, or took too long, before its body was there.", "If it was an event it is delivered again.", FailureCategory.OperationTimeout, answer: 400);

    internal static EventException NotAPost(string method) => new(
        "PartnerReferral.Event.NotAPost",
        $"The request is a {Redactor.Text(method.Length > 20 ? method.Substring(0, 20) : method)}; events come by POST.",
        "Nothing has to be done: browsers and health checks ask so.",
        FailureCategory.InvalidData,
        answer: 405);

    internal static EventException Replayed(ReferralEvent received) => new(
        "PartnerReferral.Event.Replayed",
        $"The event {received.EventName} with the key {received.EventKey} came before and is not passed on again.",
        "Nothing has to be done: deliveries may come twice. Many of them mean that an answer of this listener gets lost, or that somebody sends old events again.",
        FailureCategory.ResourceExists,
        answer: 200);

    internal static EventException ListenerFailed(string prefix, string why, Exception inner) => new(
        "PartnerReferral.Event.ListenerFailed",
        $"Nothing can be received at {prefix}: {why}",
        "Give a prefix that is free and allowed to you, such as http://127.0.0.1:8080/. On Windows, other hosts than this machine need a reservation: netsh http add urlacl.",
        FailureCategory.ResourceUnavailable,
        answer: 503,
        inner);

    private static EventException Missing(string message) => Forged(
        "PartnerReferral.Event.MissingHeader",
        message,
        "Hand over all headers of the request. Where a proxy or host takes Authorization for itself, register with -SignatureHeader x-ms-signature.");

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence.Substring(1);

    private static EventException Forged(string errorId, string message, string recommendedAction) =>
        new(errorId, message, recommendedAction, FailureCategory.SecurityError, answer: 401);
}
