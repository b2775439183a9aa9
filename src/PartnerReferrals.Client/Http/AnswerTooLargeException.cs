using System.IO;

namespace PartnerReferrals.Http;

/// <summary>The answer went on beyond what a call of its kind can have for an answer, and was not read to its end.</summary>
internal sealed class AnswerTooLargeException(string message) : IOException(message);
