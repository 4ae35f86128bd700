using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Benchmarks.Synthesis;

/// <summary>Draws the statutory counts of one agency year after year, so that rows, columns and the years' carry-over add up.</summary>
internal sealed class SyntheticCounts(Random random, double size)
{
    private static readonly string[] Applicants = ["person", "business", "research", "charity", "legal", "otherOrg"];
    private static readonly string[] Outcomes = ["upheld", "corrected", "other", "pending"];

    // Totals of the 2014 statistics and the parts that they add up, inner sums first. Completed equals replied.
    private static readonly (string Total, string[] Parts)[] StatisticSums =
    [
        ("stats.applications.total", ["inPerson", "fax", "online", "email", "letter", "other"]),
        ("stats.replies.denied", ["stateSecret", "tradeSecret", "privacy", "security", "notGovernmentInformation", "otherLaw"]),
        ("stats.replies.total", ["alreadyPublic", "granted", "partlyGranted", "denied", "notOurs", "notExisting", "askedToCorrect", "otherChannels"]),
        ("stats.review.total", ["upheld", "corrected", "other"]),
        ("stats.litigation.total", ["upheld", "corrected", "other"]),
        ("stats.organisation.staff", ["staffFullTime", "staffPartTime"]),
    ];

    private static readonly Dictionary<string, string[]> KeysByForm = FormIds.All.ToDictionary(
        form => form.Id,
        form => CountCatalog.All.Where(count => count.Forms.Contains(form.Id)).Select(count => count.Key).ToArray(),
        StringComparer.Ordinal);

    private readonly Dictionary<string, int> _carriedOut = new(StringComparer.Ordinal);
    private int _inForce = (int)(random.Next(0, 60) * size);

    /// <summary>The counts of the agency's next year, in the table of one form.</summary>
    public SortedDictionary<string, decimal> Next(string form)
    {
        SortedDictionary<string, decimal> counts = new(StringComparer.Ordinal);
        if (form is FormIds.Form2021 or FormIds.Form2019)
        {
            Disclosure(form, counts);
            Applications(form, counts);
            foreach (string group in new[] { "review", "litigation.direct", "litigation.afterReview" }) Lawsuits(group, counts);
        }
        else
        {
            Statistics(form, counts);
        }

        return counts;
    }

    private int Draw(double mean) => (int)(-Math.Log(1 - random.NextDouble()) * mean * size);

    private void Disclosure(string form, SortedDictionary<string, decimal> counts)
    {
        foreach (string key in KeysByForm[form].Where(key => key.StartsWith("disclosure.", StringComparison.Ordinal))) counts[key] = Draw(20);
        if (form != FormIds.Form2021) return;
        int made = Draw(2), repealed = Math.Min(Draw(1), _inForce);
        _inForce += made - repealed;
        counts["disclosure.normativeDocuments.made"] = made;
        counts["disclosure.normativeDocuments.repealed"] = repealed;
        counts["disclosure.normativeDocuments.inForce"] = _inForce;
        counts["disclosure.fees.amount"] = Draw(3000) / 100m;
    }

    private void Applications(string form, SortedDictionary<string, decimal> counts)
    {
        string[] results = [.. KeysByForm[form]
            .Where(key => key.StartsWith("applications.", StringComparison.Ordinal) && key.EndsWith(".total", StringComparison.Ordinal))
            .Select(key => key["applications.".Length..^".total".Length])
            .Where(stem => stem is not ("received" or "carriedIn" or "concluded" or "carriedOut"))
            .Where(stem => form == FormIds.Form2021 ? stem != "closed.all" : !stem.StartsWith("closed.", StringComparison.Ordinal) || stem == "closed.all")];
        SortedDictionary<string, int> totals = new(StringComparer.Ordinal);
        foreach (string applicant in Applicants)
        {
            Dictionary<string, int> column = results.ToDictionary(stem => stem, _ => 0, StringComparer.Ordinal);
            column["carriedIn"] = _carriedOut.GetValueOrDefault(applicant);
            column["received"] = applicant == "person" ? Draw(15) : Draw(0.8);
            int open = column["carriedIn"] + column["received"];
            column["carriedOut"] = Math.Min(open, Draw(0.5));
            column["concluded"] = open - column["carriedOut"];
            for (int i = 0; i < column["concluded"]; i++) column[results[SentenceBank.Zipf(random, results.Length)]]++;
            _carriedOut[applicant] = column["carriedOut"];
            foreach ((string stem, int value) in column)
            {
                counts[$"applications.{stem}.{applicant}"] = value;
                totals[stem] = totals.GetValueOrDefault(stem) + value;
            }
        }

        foreach ((string stem, int value) in totals) counts[$"applications.{stem}.total"] = value;
    }

    private void Lawsuits(string group, SortedDictionary<string, decimal> counts)
    {
        int total = 0;
        foreach (string outcome in Outcomes)
        {
            int value = Draw(0.4);
            counts[$"{group}.{outcome}"] = value;
            total += value;
        }

        counts[$"{group}.total"] = total;
    }

    private void Statistics(string form, SortedDictionary<string, decimal> counts)
    {
        foreach (string key in KeysByForm[form].Where(key => key.StartsWith("stats.", StringComparison.Ordinal))) counts[key] = Draw(6);
        foreach ((string total, string[] parts) in StatisticSums)
        {
            // 不同意公开答复数 is itself the prefix of its parts; the other totals stand beside theirs.
            string prefix = total.EndsWith(".denied", StringComparison.Ordinal) ? total : total[..total.LastIndexOf('.')];
            if (counts.ContainsKey(total)) counts[total] = parts.Sum(part => counts.GetValueOrDefault($"{prefix}.{part}"));
        }

        if (!counts.TryGetValue("stats.replies.total", out decimal replies) || !counts.ContainsKey("stats.completed.total")) return;
        counts["stats.completed.total"] = replies;
        counts["stats.completed.extended"] = Math.Floor(replies / 10);
        counts["stats.completed.onTime"] = replies - counts["stats.completed.extended"];
    }
}
