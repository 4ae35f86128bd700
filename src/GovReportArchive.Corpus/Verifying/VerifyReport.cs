using System.Collections.Concurrent;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Verifying;

/// <summary>What a verification found. Nothing was changed, except that the catalog notes when each original was last checked.</summary>
/// <param name="Originals">Originals whose bytes were compared with their hash.</param>
/// <param name="Readings">Readings that were unpacked and compared with their digest.</param>
/// <param name="Indexed">Reports in the index; null where there is none.</param>
/// <param name="Passages">Passages in their index; null where there is none.</param>
/// <param name="Problems">What is wrong and must be mended.</param>
/// <param name="Notes">What is no damage but worth knowing, such as originals that nothing names.</param>
public sealed record VerifyReport(
    long Originals, long Readings, long? Indexed, long? Passages, IReadOnlyList<VerifyFinding> Problems, IReadOnlyList<VerifyFinding> Notes);

/// <summary>One finding.</summary>
/// <param name="Code">Stable dotted code: <c>original.damaged</c>, <c>index.differs</c> and the like.</param>
/// <param name="Message">What, where, what to do.</param>
public sealed record VerifyFinding(string Code, string Message)
{
    /// <summary>What there is to say of an original that is not whole.</summary>
    internal static VerifyFinding Of(HeldOriginal original, FixityState state, OriginalStore originals) => !OriginalHash.IsOne(original.Sha256)
        ? new("original.hash", $"报告 {original.Report} 的原件在目录库中的散列“{original.Sha256}”不是散列；请从备份恢复目录库，或撤下该报告后重新收入。")
        : state == FixityState.Missing
        ? new("original.missing", $"报告 {original.Report} 的原件缺失：{originals.PathOf(original.Sha256)}；请从备份恢复该文件，或重新收入同一文件。")
        : new("original.damaged", $"报告 {original.Report} 的原件与收入时不同：{originals.PathOf(original.Sha256)}；请从备份恢复该文件，或重新收入同一文件。");
}

/// <summary>Collects what verifiers find, each finding once. Thread-safe.</summary>
public sealed class VerifyFindings
{
    private readonly ConcurrentQueue<VerifyFinding> _problems = [];
    private readonly ConcurrentQueue<VerifyFinding> _notes = [];

    /// <summary>What is wrong and must be mended, in the order found.</summary>
    public IReadOnlyList<VerifyFinding> Problems => [.. _problems.Distinct()];

    /// <summary>What is no damage but worth knowing, in the order found.</summary>
    public IReadOnlyList<VerifyFinding> Notes => [.. _notes.Distinct()];

    /// <summary>Adds something that must be mended.</summary>
    public void Problem(string code, string message) => _problems.Enqueue(new VerifyFinding(code, message));

    /// <summary>Adds something worth knowing.</summary>
    public void Note(string code, string message) => _notes.Enqueue(new VerifyFinding(code, message));
}
