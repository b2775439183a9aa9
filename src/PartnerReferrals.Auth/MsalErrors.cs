using System;
using System.ComponentModel;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensions.Msal;
using PartnerReferrals.Errors;
using PartnerReferrals.Http;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Auth;

/// <summary>The one place where MSAL's exceptions become ours. They are not kept as inner exceptions: their text can hold tokens.</summary>
internal static class MsalErrors
{
    private static readonly Regex Aadsts = new(@"AADSTS(\d{4,8})", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Runs a piece of MSAL work; what it throws is ours or the framework's.</summary>
    public static async Task<T> TranslateAsync<T>(SignInRequest request, CancellationToken cancellationToken, Func<Task<T>> work)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await work().ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (AuthenticationException)
        {
            throw;
        }
        catch (Exception error) when (Translate(error, request) is { } translated)
        {
            throw translated;
        }
    }

    private static AuthenticationException? Translate(Exception error, SignInRequest request) => error switch
    {
        MsalServiceException service => FromService(service, request),
        MsalClientException client => FromClientCode(client.ErrorCode).ToException($"MSAL calls it '{client.ErrorCode}'."),
        MsalException other => AuthErrors.Failed.ToException($"MSAL calls it '{other.ErrorCode}'."),
        MsalCachePersistenceException => AuthErrors.CacheUnavailable.ToException(),
        OperationCanceledException => (request.Flow == SignInFlow.Interactive ? AuthErrors.TimedOut : AuthErrors.Network).ToException(),
        HttpRequestException => FromNetwork(error, request),
        Win32Exception or PlatformNotSupportedException or HttpListenerException
            when request is { Flow: SignInFlow.Interactive, OpenBrowser: null } => AuthErrors.NoBrowser.ToException(),
        IOException or UnauthorizedAccessException or InvalidOperationException
            when request.Persist => AuthErrors.CacheUnavailable.ToException(Reason(error, request)),
        IOException => FromNetwork(error, request),
        _ => null,
    };

    private static AuthenticationException FromService(MsalServiceException error, SignInRequest request)
    {
        var text = error.Message ?? "";
        var match = Aadsts.Match(text);
        var known = match.Success
            ? AadstsCodes.Find(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            : null;
        var kind = known ?? FromStatus(error.StatusCode) ?? FromOAuthCode(error, request);
        if (match.Success)
            text = text.Substring(match.Index); // MSAL puts a preface of its own before some.
        var detail = text.Length == 0 ? $"The identity service answered '{error.ErrorCode}'." : $"The identity service said: {SafeText.From(text, request)}";
        if (!string.IsNullOrEmpty(error.CorrelationId))
            detail += $" (correlation id {error.CorrelationId})";

        return kind.ToException(detail, answer: (
            match.Success ? match.Value : error.ErrorCode,
            error.CorrelationId,
            string.IsNullOrEmpty(error.Claims) ? null : error.Claims));
    }

    // MSAL asks one other host, Microsoft's directory of clouds, which is the global authority's own.
    private static AuthenticationException FromNetwork(Exception error, SignInRequest request)
    {
        var proxy = request.HttpHandler is null ? ProxyAddress.InFrontOf(request.AuthorityHost) : null;
        var failure = TransportFailures.Classify(error, proxy is not null);
        var kind = failure is TransportFailure.ProxyRefused or TransportFailure.ProxyUnreachable ? AuthErrors.Proxy : AuthErrors.Network;
        return kind.ToException(SafeText.From(ConnectionFailure.Explain(failure, request.AuthorityHost, proxy, error), request));
    }

    private static AuthError? FromStatus(int status) => status switch
    {
        407 => AuthErrors.Proxy,
        429 => AuthErrors.Throttled,
        >= 500 => AuthErrors.ServiceUnavailable,
        _ => null,
    };

    private static AuthError FromOAuthCode(MsalServiceException error, SignInRequest request) => error.ErrorCode switch
    {
        "consent_required" => AuthErrors.ConsentMissing,
        "interaction_required" when !string.IsNullOrEmpty(error.Claims) => AuthErrors.ConditionalAccess,
        "interaction_required" or "login_required" => AuthErrors.SignInRequired,
        "invalid_grant" when request.Flow == SignInFlow.RefreshToken => AuthErrors.RefreshTokenRefused,
        "invalid_grant" => AuthErrors.SignInRequired,
        "invalid_client" when request.Certificate is not null => AuthErrors.CertificateRefused,
        "invalid_client" => request.ClientSecret is null ? AuthErrors.SecretRequired : AuthErrors.WrongSecret,
        "unauthorized_client" => AuthErrors.UnknownClient,
        "invalid_scope" or "invalid_resource" or "invalid_target" => AuthErrors.WrongResource,
        "access_denied" or "authorization_declined" => AuthErrors.Declined,
        "expired_token" or "code_expired" => AuthErrors.DeviceCodeExpired,
        "slow_down" => AuthErrors.Throttled,
        "temporarily_unavailable" or "server_error" or MsalError.ServiceNotAvailable => AuthErrors.ServiceUnavailable,
        MsalError.RequestTimeout or MsalError.NonParsableOAuthError or MsalError.HttpStatusNotFound => AuthErrors.Network,
        _ when error is MsalUiRequiredException => AuthErrors.SignInRequired,
        _ => AuthErrors.Failed,
    };

    private static AuthError FromClientCode(string code) => code switch
    {
        MsalError.AuthenticationCanceledError => AuthErrors.Declined,
        MsalError.CodeExpired => AuthErrors.DeviceCodeExpired,
        MsalError.LinuxXdgOpen or MsalError.HttpListenerError or MsalError.LoopbackRedirectUri or MsalError.LoopbackResponseUriMismatch
            => AuthErrors.NoBrowser,
        MsalError.CertWithoutPrivateKey => AuthErrors.CertificateRefused,
        MsalError.UserMismatch => AuthErrors.WrongAccount,
        _ => AuthErrors.Failed,
    };

    private static string Reason(Exception error, SignInRequest request) => SafeText.From(error.GetBaseException().Message, request);
}
