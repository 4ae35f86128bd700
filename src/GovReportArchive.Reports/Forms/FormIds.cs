namespace GovReportArchive.Reports.Forms;

/// <summary>The statistical forms a report can contain, and the notices they rest on.</summary>
public static class FormIds
{
    /// <summary>Form of 国办公开办函〔2021〕30号, for reports on 2021 and later.</summary>
    public const string Form2021 = "2021";

    /// <summary>Form of 国办公开办函〔2019〕60号, for reports on 2019 and 2020.</summary>
    public const string Form2019 = "2019";

    /// <summary>National statistics of 国办发〔2014〕32号, for reports on 2014 to 2018.</summary>
    public const string Form2014 = "2014";

    /// <summary>No national form: free text, or statistics that a province or city laid down.</summary>
    public const string Free = "free";

    /// <summary>Every form with its Chinese name, newest first.</summary>
    public static IReadOnlyList<(string Id, string Label)> All { get; } =
    [
        (Form2021, "2021年格式（国办公开办函〔2021〕30号）"),
        (Form2019, "2019年格式（国办公开办函〔2019〕60号）"),
        (Form2014, "2014年统计表（国办发〔2014〕32号）"),
        (Free, "其他（无全国统一表格）"),
    ];

    /// <summary>Every form with a Chinese name that says for which years it is, newest first.</summary>
    public static IReadOnlyList<(string Id, string Label)> Years { get; } =
        [(Form2021, "2021年式（2021年度起）"), (Form2019, "2019年式（2019—2020年度）"), (Form2014, "2014年式（2014—2018年度）"), (Free, "其他格式")];
}
