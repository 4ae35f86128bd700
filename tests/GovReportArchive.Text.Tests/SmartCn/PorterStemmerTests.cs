using GovReportArchive.Text.SmartCn;

namespace GovReportArchive.Text.Tests.SmartCn;

public sealed class PorterStemmerTests
{
    [Theory]
    [InlineData("is", "is")]
    [InlineData("presses", "press")]
    [InlineData("policies", "polici")]
    [InlineData("agencies", "agenc")]
    [InlineData("boss", "boss")]
    [InlineData("agreed", "agre")]
    [InlineData("need", "need")]
    [InlineData("bed", "bed")]
    [InlineData("updated", "updat")]
    [InlineData("enabled", "enabl")]
    [InlineData("sized", "size")]
    [InlineData("planning", "plan")]
    [InlineData("telling", "tell")]
    [InlineData("filing", "file")]
    [InlineData("sky", "sky")]
    [InlineData("party", "parti")]
    [InlineData("organizational", "organiz")]
    [InlineData("conditional", "condit")]
    [InlineData("apologi", "apolog")]
    [InlineData("hopefulness", "hope")]
    [InlineData("duplicate", "duplic")]
    [InlineData("electrical", "electr")]
    [InlineData("replacement", "replac")]
    [InlineData("adoption", "adopt")]
    [InlineData("region", "region")]
    [InlineData("homologou", "homolog")]
    [InlineData("effective", "effect")]
    [InlineData("cease", "ceas")]
    [InlineData("rate", "rate")]
    [InlineData("controll", "control")]
    [InlineData("roll", "roll")]
    public void A_word_has_the_stem(string word, string stem)
    {
        char[] letters = word.ToCharArray();
        Assert.Equal(stem, new string(letters, 0, PorterStemmer.Stem(letters)));
    }
}
