using GovReportArchive.Discovery.Names;

namespace GovReportArchive.Discovery.Tests.Names;

public sealed class PinyinInitialsTests
{
    [Theory]
    [InlineData("cqs", "重庆市", 0)]
    [InlineData("cq", "重庆市", 0)]
    [InlineData("xm", "厦门市", 0)]
    [InlineData("cyq", "朝阳区", 0)]
    [InlineData("sqrsj", "宿迁市人力资源和社会保障局", 3)]
    [InlineData("srsj", "宿迁市人力资源和社会保障局", 3)]
    [InlineData("rlzyhshbzj", "宿迁市人力资源和社会保障局", 3)]
    public void Letters_are_the_initials_of_a_name_and_of_what_it_is_called(string letters, string name, int body) =>
        Assert.True(PinyinInitials.Are(letters, name, body));

    [Theory]
    [InlineData("sq", "宿迁市人力资源和社会保障局", 3)]
    [InlineData("rs", "宿迁市人力资源和社会保障局", 3)]
    [InlineData("sqt", "宿迁市", 0)]
    public void Letters_that_leave_a_part_off_are_not(string letters, string name, int body) => Assert.False(PinyinInitials.Are(letters, name, body));

    [Theory]
    [InlineData("s")]
    [InlineData("s1")]
    [InlineData("宿q")]
    [InlineData("abcdefghijklmnopqrstu")]
    public void Other_text_is_no_initials(string text) => Assert.False(PinyinInitials.AreTyped(text));
}
