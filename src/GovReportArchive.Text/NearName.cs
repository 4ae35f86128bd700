namespace GovReportArchive.Text;

/// <summary>What was probably meant by a name that is none.</summary>
public static class NearName
{
    /// <summary>The end of a sentence about the name: a full stop, and the nearest of those known as a question, where one is near enough.</summary>
    /// <param name="typed">What was written.</param>
    /// <param name="known">What could have been.</param>
    public static string Of(string typed, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(known);
        (string name, int distance) = known.Select(name => (name, Distance(typed, name))).MinBy(pair => pair.Item2);
        return name is not null && distance <= Math.Max(1, typed.TrimStart('-').Length / 2) ? $"。是不是 {name}？" : "。";
    }

    /// <summary>How many letters have to be put in, taken out, changed or exchanged with the next.</summary>
    private static int Distance(string one, string other)
    {
        int[,] steps = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++) steps[i, 0] = i;
        for (int j = 0; j <= other.Length; j++) steps[0, j] = j;
        for (int i = 1; i <= one.Length; i++)
        {
            for (int j = 1; j <= other.Length; j++)
            {
                int change = one[i - 1] == other[j - 1] ? 0 : 1;
                steps[i, j] = Math.Min(Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1, steps[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
            }
        }

        return steps[one.Length, other.Length];
    }
}
