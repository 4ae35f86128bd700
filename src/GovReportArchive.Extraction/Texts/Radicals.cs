namespace GovReportArchive.Extraction.Texts;

/// <summary>Radicals of dictionaries that stand where a character that looks like them is meant.</summary>
/// <remarks>
/// A font draws ⼯ and 工 by one glyph, and many programs that write PDFs name the glyph by whichever comes first. The tables follow Unicode's EquivalentUnifiedIdeograph.txt;
/// a blank means that no character looks like the radical. One differs: ⼾ is 户, as these reports write it, and not 戶.
/// </remarks>
internal static class Radicals
{
    private const char FirstSupplement = '\u2E80';
    private const char FirstKangxi = '\u2F00';

    private const string Supplement =
        "　厂乛乚乙亻冂　刀刂卜㔾小小兀尣尢　巳幺彑　忄心扌攵　旡日月歺母民氵氺灬爫爫丬牛犭王　目示礻　糹纟罓罒㓁冗　"
        + "羊　　耂肀聿肉　艹艹艹虎衤覀西见角　讠贝　车辶辶辶邑钅長镸长门　阝雨青韦页风飞食　飠饣　马骨鬼鱼鸟卤麦黄黾斉"
        + "齐歯齿竜龙龜亀龟";

    private const string Kangxi =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴"
        + "廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿"
        + "目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵"
        + "邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    /// <summary>The text with every radical replaced by its character; lengths stay.</summary>
    public static string Replace(string text) => text.AsSpan().IndexOfAnyInRange(FirstSupplement, '\u2FD5') < 0 ? text : string.Concat(text.Select(Character));

    private static char Character(char c)
    {
        string table = c < FirstKangxi ? Supplement : Kangxi;
        int place = c - (c < FirstKangxi ? FirstSupplement : FirstKangxi);
        return place >= 0 && place < table.Length && table[place] != '　' ? table[place] : c;
    }
}
