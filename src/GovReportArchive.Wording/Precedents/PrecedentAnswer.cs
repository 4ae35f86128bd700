using GovReportArchive.Discovery.Passages;

namespace GovReportArchive.Wording.Precedents;

/// <summary>For each sentence of a text, the passages that are most like it; its members, in camelCase, are the API's JSON.</summary>
/// <param name="Sentences">In the text's order; parts without wording of their own are left out.</param>
public sealed record PrecedentAnswer(IReadOnlyList<SentencePrecedents> Sentences);

/// <summary>One sentence and what is like it.</summary>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">Its length in UTF-16 units.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Passages">Most alike first, each wording once; empty where none is like it.</param>
/// <param name="Heading">True for a heading such as （二）依申请公开情况, which every report has: nothing is looked for.</param>
public sealed record SentencePrecedents(int Start, int Length, string Text, IReadOnlyList<Precedent> Passages, bool Heading = false);

/// <summary>A passage that is like a sentence.</summary>
/// <param name="Similarity">How alike, from 0 (nothing shared) to 1 (the same but for numbers).</param>
/// <param name="SentenceMarks">What of the sentence stands in the passage: start and length in UTF-16 units of the sentence.</param>
/// <param name="Passage">The passage; its marks are what it shares with the sentence. Where it was asked for, <see cref="PassageHit.Same"/> counts the
/// passages of the same wording and of those that are nearly the same.</param>
public sealed record Precedent(double Similarity, IReadOnlyList<int[]> SentenceMarks, PassageHit Passage);
