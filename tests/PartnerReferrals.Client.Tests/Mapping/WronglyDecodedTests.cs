using PartnerReferrals.Mapping.Conversion;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>Text that somebody read in the wrong encoding.</summary>
public sealed class WronglyDecodedTests
{
    [Theory]
    [InlineData("MÃ¼ller", "Müller")]
    [InlineData("Ã„rger", "Ärger")]
    [InlineData("Ã€", "À")]
    [InlineData("Ã¿", "ÿ")]
    [InlineData("Â©\u007F", "©\u007F")]
    [InlineData("Ä‡", "ć")]
    [InlineData("Å‚", "ł")]
    [InlineData("Î±Ï€", "απ")]
    [InlineData("Ð˜Ñ€", "Ир")]
    [InlineData("A â€“ B", "A – B")]
    [InlineData("Ã\u0081x", "Áx")]
    [InlineData("MÃ¼ller & SÃ¶hne", "Müller & Söhne")]
    public void It_becomes_what_it_was(string text, string expected) => Assert.Equal(expected, WronglyDecoded.Repair(text));

    [Theory]
    [InlineData("")]
    [InlineData("Miller")]
    [InlineData("Müller")]
    [InlineData("Ã")]
    [InlineData("xÃ")]
    [InlineData("Ãxyz")]
    [InlineData("Ã\u007F")]
    [InlineData("ÃÀ")]
    [InlineData("Ãx Ã¼")]
    [InlineData("Ã¼ und ü")]
    [InlineData("Ã¼ und Ω")]
    [InlineData("Ã¼ und Ā")]
    [InlineData("¼Ã")]
    public void A_text_that_may_be_meant_so_stays(string text) => Assert.Null(WronglyDecoded.Repair(text));

    [Theory]
    [InlineData("", true)]
    [InlineData("az~\u007F", true)]
    [InlineData("\u0080", false)]
    [InlineData("abcé", false)]
    [InlineData("éabc", false)]
    public void Ascii_is_what_every_encoding_reads_alike(string text, bool isAscii) => Assert.Equal(isAscii, WronglyDecoded.IsAscii(text));

    [Theory]
    [InlineData("\uFFFDx", true)]
    [InlineData("M\uFFFDller", true)]
    [InlineData("?", false)]
    [InlineData("", false)]
    public void Lost_characters_leave_a_mark(string text, bool hasLost) => Assert.Equal(hasLost, WronglyDecoded.HasLost(text));
}
