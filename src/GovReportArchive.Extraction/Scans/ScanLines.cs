using GovReportArchive.PdfReader;

namespace GovReportArchive.Extraction.Scans;

/// <summary>Finds the lines of tables in the picture of a page, and takes them out, since recognition takes them for strokes.</summary>
internal static class ScanLines
{
    /// <summary>Longer than any stroke of a character: a third of an inch.</summary>
    private const double ShortestPoints = 22;

    /// <summary>What is thicker is no line.</summary>
    private const double ThickestPoints = 3;
    private const int Dark = 160;
    private const int Inked = 200;
    private const int MostLines = 20_000;

    /// <summary>Pieces of lines, in points; the picture has them no more.</summary>
    /// <param name="image">Changed: white where lines were.</param>
    /// <param name="scale">Pixels of a point.</param>
    public static List<Ruling> Take(GrayImage image, double scale)
    {
        int shortest = (int)(ShortestPoints * scale), thickest = Math.Max(2, (int)(ThickestPoints * scale));
        List<(bool Across, int At, int From, int To)> runs = [.. Runs(image, across: true, shortest, thickest), .. Runs(image, across: false, shortest, thickest)];
        if (runs.Count > MostLines) return [];
        foreach ((bool across, int at, int from, int to) in runs) Erase(image, across, at, from, to);
        return [.. runs.Select(run => new Ruling(run.Across, (run.At + 0.5) / scale, run.From / scale, run.To / scale))];
    }

    private static List<(bool Across, int At, int From, int To)> Runs(GrayImage image, bool across, int shortest, int thickest)
    {
        List<(bool, int, int, int)> runs = [];
        int rows = across ? image.Height : image.Width, length = across ? image.Width : image.Height;
        for (int row = 0; row < rows; row++)
        {
            int start = -1;
            for (int i = 0; i <= length; i++)
            {
                bool dark = i < length && IsInked(image, across, row, i, rows);
                if (dark && start < 0) start = i;
                if (dark || start < 0) continue;
                if (i - start >= shortest && IsThin(image, across, row, start, i, rows, thickest)) runs.Add((across, row, start, i));
                start = -1;
            }
        }

        return runs;
    }

    /// <summary>Ink here or on a neighbouring row: a thin line that is not quite level changes from one row to the next, and is pale where it does.</summary>
    private static bool IsInked(GrayImage image, bool across, int row, int i, int rows)
    {
        for (int near = Math.Max(0, row - 1); near <= Math.Min(rows - 1, row + 1); near++)
        {
            if ((across ? image[i, near] : image[near, i]) < Inked) return true;
        }

        return false;
    }

    /// <summary>Light on both sides at most of its length, at the distance of the thickest line.</summary>
    private static bool IsThin(GrayImage image, bool across, int row, int from, int to, int rows, int thickest)
    {
        int darkAbove = 0, darkBelow = 0, step = Math.Max(1, (to - from) / 40), seen = 0;
        for (int i = from; i < to; i += step, seen++)
        {
            if (row - thickest >= 0 && (across ? image[i, row - thickest] : image[row - thickest, i]) < Dark) darkAbove++;
            if (row + thickest < rows && (across ? image[i, row + thickest] : image[row + thickest, i]) < Dark) darkBelow++;
        }

        return darkAbove * 2 <= seen && darkBelow * 2 <= seen;
    }

    private static void Erase(GrayImage image, bool across, int at, int from, int to)
    {
        int rows = across ? image.Height : image.Width;
        for (int row = Math.Max(0, at - 2); row <= Math.Min(rows - 1, at + 2); row++)
        {
            for (int i = from; i < to; i++)
            {
                if (across) image[i, row] = 255;
                else image[row, i] = 255;
            }
        }
    }
}
