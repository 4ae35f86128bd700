namespace GovReportArchive.Extraction.Scans;

/// <summary>Straightens a page that lay crooked on the scanner: lines of text and of tables must run along the edges.</summary>
internal static class Skew
{
    private const double MostDegrees = 2.5;
    private const double StepDegrees = 0.1;
    private const double LeastDegrees = 0.15;
    private const int Coarse = 4;
    private const int Dark = 160;

    /// <summary>The page turned so that its rows are level; the page itself where they are.</summary>
    public static GrayImage Straighten(GrayImage image)
    {
        double degrees = Find(image);
        return Math.Abs(degrees) < LeastDegrees ? image : Turn(image, degrees);
    }

    /// <summary>By how many degrees the rows run down to the right: at the right angle dark points gather in few rows.</summary>
    public static double Find(GrayImage image)
    {
        List<(int X, int Y)> points = [];
        for (int y = 0; y < image.Height; y += Coarse)
        {
            for (int x = 0; x < image.Width; x += Coarse)
            {
                if (image[x, y] < Dark) points.Add((x, y));
            }
        }

        double best = 0, most = 0;
        int[] rows = new int[(image.Height / Coarse) + (int)(image.Width * Math.Tan(MostDegrees * Math.PI / 180) / Coarse * 2) + 4];
        int steps = (int)Math.Round(MostDegrees / StepDegrees);

        // From level outwards, so that a page without rows stays as it is.
        foreach (int step in Enumerable.Range(-steps, (2 * steps) + 1).OrderBy(Math.Abs))
        {
            double slope = Math.Tan(step * StepDegrees * Math.PI / 180), shift = image.Width * Math.Tan(MostDegrees * Math.PI / 180);
            Array.Clear(rows);
            foreach ((int x, int y) in points) rows[Math.Clamp((int)((y - (x * slope) + shift) / Coarse), 0, rows.Length - 1)]++;
            double gathered = rows.Sum(count => (double)count * count);
            if (gathered > most * 1.002) (best, most) = (step * StepDegrees, gathered);
        }

        return best;
    }

    private static GrayImage Turn(GrayImage image, double degrees)
    {
        byte[] pixels = new byte[image.Pixels.Length];
        Array.Fill(pixels, (byte)255);
        GrayImage turned = new(image.Width, image.Height, pixels);
        double sin = Math.Sin(degrees * Math.PI / 180), cos = Math.Cos(degrees * Math.PI / 180), middleX = image.Width / 2.0, middleY = image.Height / 2.0;
        for (int y = 0; y < image.Height; y++)
        {
            for (int x = 0; x < image.Width; x++)
            {
                int fromX = (int)Math.Round(middleX + ((x - middleX) * cos) - ((y - middleY) * sin)), fromY = (int)Math.Round(middleY + ((x - middleX) * sin) + ((y - middleY) * cos));
                if (fromX >= 0 && fromX < image.Width && fromY >= 0 && fromY < image.Height) turned[x, y] = image[fromX, fromY];
            }
        }

        return turned;
    }
}
