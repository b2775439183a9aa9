using System;
using System.Threading;

namespace PartnerReferrals.Http;

/// <summary>The call was cancelled at a moment when certainly nothing of it had been done by the service.</summary>
internal sealed class NothingSentException(CancellationToken token, Exception cause) : OperationCanceledException("Cancelled before anything was sent.", cause, token);
