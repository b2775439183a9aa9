using System;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;

namespace PartnerReferrals.SignIn;

/// <summary>
/// Keeps one token fresh: renewed ahead of its end, once for all who wait. A renewal that fails in passing is not seen as long as
/// the token at hand is good.
/// </summary>
/// <param name="renew">
/// Gets a token that is not the given one (null for the first). Cancelled when nobody waits for it any more.
/// </param>
/// <param name="clock">The time.</param>
internal sealed class RenewingToken(Func<string?, CancellationToken, Task<IssuedToken>> renew, Func<DateTimeOffset> clock)
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private IssuedToken? _current;
    private string? _rejected;
    private DateTimeOffset _renewAt;
    private Flight? _flight;
    private bool _closed;

    /// <summary>The newest token; null before the first and after a refusal.</summary>
    public IssuedToken? Current
    {
        get
        {
            lock (_gate)
                return _current;
        }
    }

    /// <summary>Takes a token got by other means, such as the sign-in itself.</summary>
    public void Accept(IssuedToken issued)
    {
        lock (_gate)
            Store(issued);
    }

    /// <summary>Forgets the token; every call from now on fails.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _current = null;
        }
    }

    /// <inheritdoc cref="Http.IAccessTokenSource.GetTokenAsync"/>
    public async Task<string> GetAsync(string? rejectedToken, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Flight flight;
        lock (_gate)
        {
            if (_closed)
                throw AuthErrors.SignedOut.ToException();
            if (rejectedToken is not null && _current?.Token == rejectedToken)
            {
                _rejected = rejectedToken;
                _current = null;
            }

            // While a renewal ahead of the end is under way, the others go on with what they have.
            var now = clock();
            if (_current is not null && (now < _renewAt || (_flight is not null && !IsOver(_current, now))))
                return _current.Token;

            flight = _flight ??= Start();
            flight.Waiters++;
        }

        try
        {
            return (await flight.WaitAsync(cancellationToken).ConfigureAwait(false)).Token;
        }
        finally
        {
            Leave(flight);
        }
    }

    private static bool IsOver(IssuedToken token, DateTimeOffset now) => token.ExpiresOn <= now;

    private Flight Start()
    {
        var flight = new Flight();
        var stale = _current?.Token ?? _rejected;
        flight.Renewal = Task.Run(() => RenewAsync(flight, stale, flight.Stop.Token));
        return flight;
    }

    private async Task<IssuedToken> RenewAsync(Flight flight, string? stale, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var issued = await renew(stale, cancellationToken).ConfigureAwait(false);
            lock (_gate)
            {
                // Landed and stored in one step: a caller who refuses the new token must not join the flight that brought it.
                Land(flight);
                if (issued.Token == _rejected)
                    throw AuthErrors.Rejected.ToException();
                Store(issued);
                return issued;
            }
        }
        catch (AuthenticationException error) when (error.IsTransient)
        {
            lock (_gate)
            {
                var now = clock();
                if (_current is null || IsOver(_current, now))
                    throw;
                var half = _current.ExpiresOn is { } end ? TimeSpan.FromTicks((end - now).Ticks / 2) : RetryDelay;
                _renewAt = now + (half < RetryDelay ? half : RetryDelay);
                return _current;
            }
        }
        finally
        {
            lock (_gate)
                Land(flight);
        }
    }

    private void Land(Flight flight)
    {
        if (_flight == flight)
            _flight = null;
    }

    /// <summary>The margin is five minutes, for short-lived tokens half their life.</summary>
    private void Store(IssuedToken issued)
    {
        if (_closed)
            return;
        _current = issued;
        _renewAt = DateTimeOffset.MaxValue;
        if (issued.ExpiresOn is { } end)
        {
            var half = TimeSpan.FromTicks((end - clock()).Ticks / 2);
            _renewAt = end - (half < LongestMargin ? half : LongestMargin);
        }
    }

    private void Leave(Flight flight)
    {
        lock (_gate)
        {
            if (--flight.Waiters > 0 || flight.Renewal.IsCompleted)
                return;

            // Nobody waits: whoever comes next starts anew instead of inheriting a renewal that may be stuck.
            Land(flight);
        }

        flight.Stop.Cancel();
    }

    private sealed class Flight
    {
        public CancellationTokenSource Stop { get; } = new();

        public Task<IssuedToken> Renewal { get; set; } = null!;

        public int Waiters { get; set; }

        public async Task<IssuedToken> WaitAsync(CancellationToken cancellationToken)
        {
            var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            using (cancellationToken.Register(() => cancelled.TrySetResult(true)))
            {
                if (await Task.WhenAny(Renewal, cancelled.Task).ConfigureAwait(false) != Renewal)
                    cancellationToken.ThrowIfCancellationRequested();
                return await Renewal.ConfigureAwait(false);
            }
        }
    }
}
