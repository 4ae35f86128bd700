namespace GovReportArchive.Text.Tests;

public sealed class TraditionalCharactersTests
{
    [Fact]
    public void A_text_is_simplified_at_its_own_offsets()
    {
        Assert.Equal("政府资讯公开，征求意见（附件）“关于关爱”", TraditionalCharacters.Simplify("政府資訊公開，徵求意見（附件）“関於關愛”"));
        const string simplified = "全年主动公开信息。";
        Assert.Same(simplified, TraditionalCharacters.Simplify(simplified));
    }

    [Fact]
    public void Names_of_todays_places_keep_their_characters_and_folding_takes_them_all_the_same()
    {
        Assert.Equal("乾县濛江乡", TraditionalCharacters.Simplify("乾縣濛江鄉"));
        Assert.Equal(Folding.Fold("干县"), Folding.Fold("乾县"));
    }

    [Fact]
    public void What_simplifying_replaces_folding_makes_equal()
    {
        for (int unit = 0x3400; unit < 0xA000; unit++)
        {
            char character = (char)unit, simplified = TraditionalCharacters.Simplify(character);
            Assert.Equal(Folding.Fold(character.ToString()), Folding.Fold(simplified.ToString()));
            Assert.Equal(simplified, TraditionalCharacters.Simplify(simplified));
        }
    }
}
