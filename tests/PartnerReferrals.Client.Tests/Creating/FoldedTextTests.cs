using PartnerReferrals.Creating;

namespace PartnerReferrals.Client.Tests.Creating;

/// <summary>What of a text is left for comparison when the service may have rewritten it.</summary>
public class FoldedTextTests
{
    [Theory]
    [InlineData("Bluewater  data & <b>platform</b>", "BLUEWATERDATAPLATFORM")]
    [InlineData("Bluewater &amp;lt;b&amp;gt;data", "BLUEWATERDATA")]
    [InlineData("Cut off <spa", "CUTOFF")]
    [InlineData("e\u0301te\u0301 \uFB01x", "\u00C9T\u00C9FIX")]
    [InlineData(" *** ", "***")]
    [InlineData("  ", "")]
    [InlineData(null, "")]
    public void Of_a_text_letters_and_digits_are_left_and_of_one_without_any_all_of_it(string? text, string folded) => Assert.Equal(folded, FoldedText.Of(text));

    // Not as a row of the table: half a letter does not survive in an attribute.
    [Fact]
    public void A_letter_that_was_cut_in_half_spoils_nothing() => Assert.Equal("CUTOFF", FoldedText.Of("Cut off \uD83D"));

    [Theory]
    [InlineData("crm-0042/a", "CRM-0042/A")]
    [InlineData(" crm\t00\u00A042 ", "CRM0042")]
    [InlineData("crm\u200B-\u000742", "CRM-42")]
    public void Of_an_id_only_what_is_not_seen_is_taken_away(string id, string folded) => Assert.Equal(folded, FoldedText.OfId(id));

    [Theory]
    [InlineData("CRM-0042", "CRM-42")]
    [InlineData("007-0010A", "7-10A")]
    [InlineData("1000", "1000")]
    [InlineData("0", "0")]
    public void Zeros_count_only_where_a_number_does_not_begin_with_them(string id, string without) => Assert.Equal(without, FoldedText.WithoutZeros(id));

    [Theory]
    [InlineData("ABCDEFGHIJKLMNOPQR", "ABCDEFGHIJKLMNOPQR", true)]
    [InlineData("ABCDEFGHIJKLMNOPQR", "ABCDEFGHIJKLMNOPQ", true)]
    [InlineData("ABCDEFGHIJKLMNOPQR", "ABCDEFGHIJKLMNOP", true)]
    [InlineData("ABCDEFGHIJKLMNOPQR", "ABCDEFGHIJKLMNO", false)]
    [InlineData("ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOPQR", false)]
    [InlineData("ABCDEFGHIJKLMNOPQR", "BCDEFGHIJKLMNOPQR", false)]
    [InlineData("A", "A", true)]
    [InlineData("A", "", false)]
    [InlineData("", "A", false)]
    [InlineData("", "", false)]
    public void A_text_that_was_cut_is_alike_from_sixteen_letters_on(string sent, string given, bool alike) => Assert.Equal(alike, FoldedText.Alike(sent, given));

    [Theory]
    [InlineData("ABC", "ABC", true)]
    [InlineData("ABC", "A", true)]
    [InlineData("ABC", "B", false)]
    [InlineData("A", "ABC", false)]
    [InlineData("ABC", "", false)]
    [InlineData("", "", false)]
    public void Whatever_it_begins_with_may_be_what_was_left_of_it_but_not_nothing(string sent, string given, bool mayBe) => Assert.Equal(mayBe, FoldedText.MayBeCut(sent, given));
}
