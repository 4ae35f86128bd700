using Lucene.Net.Index;

namespace GovReportArchive.Search.Lucene.Storage;

/// <summary>Keeps the newest commit and the one before: a power cut can leave the newest unreadable, and then the other opens.</summary>
internal sealed class KeepTwoCommits : IndexDeletionPolicy
{
    public override void OnInit<T>(IList<T> commits) => OnCommit(commits);

    public override void OnCommit<T>(IList<T> commits)
    {
        for (int i = 0; i < commits.Count - 2; i++) commits[i].Delete();
    }
}
