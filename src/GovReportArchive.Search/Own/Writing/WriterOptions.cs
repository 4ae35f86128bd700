namespace GovReportArchive.Search.Own.Writing;

/// <summary>How a writer works; tests choose small buffers and merges without threads.</summary>
/// <param name="BufferBytes">Memory that each thread's buffer may take before it is written as a segment.</param>
/// <param name="MergeInBackground">True: merges run on a thread of their own after a commit; false: the commit runs them before it returns.</param>
internal sealed record WriterOptions(long BufferBytes = 32 << 20, bool MergeInBackground = true);
