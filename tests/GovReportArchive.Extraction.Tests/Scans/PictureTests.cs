using System.Text;
using GovReportArchive.Extraction.Pages;
using GovReportArchive.Extraction.Scans;
using GovReportArchive.PdfReader;

namespace GovReportArchive.Extraction.Tests.Scans;

/// <summary>Lines, slant and cells of pictures, without any program.</summary>
public sealed class PictureTests
{
    private const double Scale = 4;

    [Fact]
    public void A_picture_is_written_as_it_was_read_and_nothing_else_is_one()
    {
        GrayImage image = Blank(5, 3);
        image[4, 2] = 7;
        GrayImage again = GrayImage.Read(image.Write())!;
        Assert.Equal((5, 3, 7), (again.Width, again.Height, again[4, 2]));
        Assert.Equal(image.Pixels, again.Pixels);
        Assert.All(["", "P5", "P5 9 9 255\nabc", "P6 1 1 255\na", "P5 99999999999 1 255\na", "P5 0 0 255\n"], text => Assert.Null(GrayImage.Read(Encoding.ASCII.GetBytes(text))));
    }

    [Fact]
    public void Lines_are_found_and_taken_out_and_strokes_and_dark_areas_stay()
    {
        GrayImage image = Blank(800, 600);
        Fill(image, 100, 200, 600, 3);
        Fill(image, 300, 100, 3, 400);
        Fill(image, 120, 230, 60, 4);
        Fill(image, 500, 300, 200, 100);
        List<Ruling> lines = ScanLines.Take(image, Scale);
        Assert.All(lines.Where(line => line.IsHorizontal), line => Assert.InRange(line.At, 49, 52));
        Assert.All(lines.Where(line => !line.IsHorizontal), line => Assert.InRange(line.At, 74, 77));
        Assert.Contains(lines, line => line is { IsHorizontal: true, From: <= 26, To: >= 174 });
        Assert.Contains(lines, line => line is { IsHorizontal: false, From: <= 26, To: >= 124 });
        Assert.Equal((255, 255, 0, 0), (image[150, 201], image[301, 450], image[150, 232], image[600, 350]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.2)]
    [InlineData(-0.7)]
    public void A_crooked_page_is_straightened(double degrees)
    {
        GrayImage image = Blank(1000, 800);
        double slope = Math.Tan(degrees * Math.PI / 180);
        for (int row = 100; row < 700; row += 60)
        {
            for (int x = 50; x < 950; x++) Fill(image, x, row + (int)Math.Round(x * slope), 1, 4);
        }

        Assert.InRange(Skew.Find(image), degrees - 0.11, degrees + 0.11);
        Assert.Equal(0, Skew.Find(Skew.Straighten(image)), 0.11);
    }

    [Fact]
    public void Cells_with_ink_stand_below_each_other_and_what_is_recognised_goes_back_to_them()
    {
        GrayImage page = Blank(400, 400);
        Fill(page, 50, 50, 12, 20);
        Fill(page, 250, 250, 12, 20);
        Box[] cells = [new(0, 0, 50, 50), new(50, 0, 100, 50), new(50, 50, 100, 100)];
        CellStrip strip = CellStrip.Of(page, cells, Scale)!;
        Assert.Equal((60, 136), (strip.Image.Width, strip.Image.Height));
        PdfWord[] words = [new("1", new Box(24, 24, 36, 44), 0), new("2", new Box(24, 92, 30, 112), 1), new("3", new Box(30, 92, 36, 112), 2)];
        Assert.Equal([(cells[0], "1"), (cells[2], "23")], strip.Texts(words));
        Assert.Null(CellStrip.Of(page, [cells[1]], Scale));
    }

    [Fact]
    public void Words_of_one_line_stand_on_one_height_and_doubtful_marks_are_left_out()
    {
        const string Table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
            + "5\t1\t1\t1\t1\t1\t40\t40\t40\t40\t90\t公开\n5\t1\t1\t1\t1\t2\t88\t56\t20\t4\t80\t一\n5\t1\t1\t1\t1\t3\t112\t70\t8\t8\t12\t.\n5\t1\t1\t1\t1\t4\t800\t44\t20\t32\t90\t7\n4\t1\t1\t1\t2\t0\t0\t0\t1\t1\t-1\t\nbad\tline\n";
        List<PdfWord> words = RecognisedWords.Read(Encoding.UTF8.GetBytes(Table), Scale);
        Assert.Equal(["公开", "一", "7"], words.Select(word => word.Text));
        Assert.Equal([new Box(10, 10, 20, 20), new Box(22, 10, 27, 20), new Box(200, 11, 205, 19)], words.Select(word => word.Box));
        Assert.Equal([0, 1, 2], words.Select(word => word.Order));
    }

    [Fact]
    public void A_page_says_something_where_prose_or_a_table_was_recognised_and_not_where_strokes_were_taken_for_characters()
    {
        const string Row = "5\t1\t1\t1\t1\t1\t40\t40\t40\t40\t";
        Assert.Equal(3, RecognisedWords.CountSure(Encoding.UTF8.GetBytes($"{Row}90\t公开\n{Row}41\t章\n{Row}60\t7.\n{Row}95\t—\n")));
        PdfWord[] words = [.. Enumerable.Range(0, 4).Select(i => new PdfWord("7", new Box((i % 2 * 50) + 10, (i / 2 * 50) + 10, (i % 2 * 50) + 20, (i / 2 * 50) + 20), i))];
        PdfPage page = new(1, 595, 842, words, []);
        Assert.False(new ScannedPage(page, 19).SaysSomething);
        Assert.True(new ScannedPage(page, 20).SaysSomething);
        Ruling[] grid = [.. Enumerable.Range(0, 6).Select(i => new Ruling(i < 3, i % 3 * 50, 0, 100))];
        Assert.True(new ScannedPage(page with { Rulings = grid }, 4).SaysSomething);
        Assert.False(new ScannedPage(page with { Rulings = grid, Words = words[..3] }, 3).SaysSomething);
    }

    [Fact]
    public void A_strip_that_would_be_too_large_is_not_made()
    {
        GrayImage page = Blank(1000, 1000);
        Fill(page, 0, 0, 1000, 1000);
        Assert.NotNull(CellStrip.Of(page, [new(0, 0, 250, 250)], Scale));
        Assert.Null(CellStrip.Of(page, Enumerable.Repeat(new Box(0, 0, 250, 250), 100), Scale));
        Assert.Null(CellStrip.Of(page, Enumerable.Repeat(new Box(0, 0, 5, 5), 5000), Scale));
    }

    [Fact]
    public void A_grid_of_more_cells_than_a_page_can_show_is_none()
    {
        Assert.Single(RuledGrid.Find(Lines(100, 100)));
        Assert.Empty(RuledGrid.Find(Lines(210, 210)));

        static List<Ruling> Lines(int columns, int rows) =>
        [
            .. Enumerable.Range(0, rows + 1).Select(row => new Ruling(true, row * 10, 0, columns * 10)),
            .. Enumerable.Range(0, columns + 1).Select(column => new Ruling(false, column * 10, 0, rows * 10)),
        ];
    }

    private static GrayImage Blank(int width, int height)
    {
        byte[] pixels = new byte[width * height];
        Array.Fill(pixels, (byte)255);
        return new GrayImage(width, height, pixels);
    }

    private static void Fill(GrayImage image, int left, int top, int width, int height)
    {
        for (int y = top; y < top + height; y++)
        {
            for (int x = left; x < left + width; x++) image[x, y] = 0;
        }
    }
}
