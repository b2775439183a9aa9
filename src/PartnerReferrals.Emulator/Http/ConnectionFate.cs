namespace PartnerReferrals.Emulator.Http;

/// <summary>What becomes of the connection that carries an answer.</summary>
internal enum ConnectionFate
{
    /// <summary>The answer arrives whole.</summary>
    Whole,

    /// <summary>The connection dies before the first byte of an answer.</summary>
    Dropped,

    /// <summary>The head promises the whole body; the connection dies after a part of it.</summary>
    Truncated,
}
