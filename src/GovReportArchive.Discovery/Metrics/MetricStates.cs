namespace GovReportArchive.Discovery.Metrics;

/// <summary>What a report says of a metric: a number, or why there is none. None of the others is ever 0.</summary>
public static class MetricStates
{
    /// <summary>The report prints the number, or all numbers that make it up.</summary>
    public const string Number = "number";

    /// <summary>The table that has the cell is not in the source.</summary>
    public const string NoTable = "noTable";

    /// <summary>The report's form does not count it.</summary>
    public const string NotInForm = "notInForm";

    /// <summary>There is a number, a failed check speaks of it, and such numbers were not wanted.</summary>
    public const string Doubted = "doubted";

    /// <summary>No report on the year is held; this says nothing of whether there was one.</summary>
    public const string NotHeld = "notHeld";

    /// <summary>The report that is held on the year gives the numbers of another scope.</summary>
    public const string OtherScope = "otherScope";

    /// <summary>What stands in a cell without a number, as records name it, in the order of the marks of <see cref="MetricTable"/>.</summary>
    internal static IReadOnlyList<string> Cells { get; } = ["blank", "slash", "dash", "none", "undecided", "implied", "missing"];

    /// <summary>All states that a report can have, each with what it means.</summary>
    public static IReadOnlyList<(string Value, string Label)> All { get; } =
    [
        (Number, "印有数字"), ("blank", "空白"), ("slash", "印作 /"), ("dash", "印作横线"), ("none", "印作“无”"), ("undecided", "数字连写，未能判定"), ("implied", "没有印出，可由表内算术推得"),
        ("missing", "表中缺这一格"), (NoTable, "报告没有这张表"), (NotInForm, "该表式不统计"), (Doubted, "有数字，但校验不符而不取"),
    ];

    /// <summary>The states that a year of a series can have besides.</summary>
    public static IReadOnlyList<(string Value, string Label)> OfYears { get; } = [(NotHeld, "本库没有收录，不说明没有发布"), (OtherScope, "收录的报告是另一统计范围")];
}
