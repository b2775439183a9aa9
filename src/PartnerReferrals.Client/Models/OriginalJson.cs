using Newtonsoft.Json.Linq;

namespace PartnerReferrals;

/// <summary>
/// What an object was when the service gave it, noted on its JSON. A copy is made when something of it is first set, so that objects nobody changes
/// cost nothing.
/// </summary>
internal sealed class OriginalJson
{
    private static readonly OriginalJson SameAsNow = new(null);

    private readonly JObject? _before;

    private OriginalJson(JObject? before) => _before = before;

    /// <summary>The object is as the service has it.</summary>
    internal static void Remember(JObject json) => json.AddAnnotation(SameAsNow);

    /// <summary>Something of an object or of a part of it is about to be set.</summary>
    internal static void Changing(JObject part)
    {
        // Not simply the root: a referral of a list stands in its page.
        for (JContainer? whole = part; whole is not null; whole = whole.Parent)
        {
            if (whole.Annotation<OriginalJson>() is not { } original)
            {
                continue;
            }

            if (original._before is null)
            {
                var before = (JObject)whole.DeepClone();
                whole.RemoveAnnotations<OriginalJson>();
                whole.AddAnnotation(new OriginalJson(before));
            }

            return;
        }
    }

    /// <summary>The object as the service gave it; null where nothing of it was set since, or where it did not come from the service.</summary>
    internal static JObject? Of(JObject json) => json.Annotation<OriginalJson>()?._before;
}
