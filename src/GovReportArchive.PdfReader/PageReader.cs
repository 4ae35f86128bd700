using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace GovReportArchive.PdfReader;

/// <summary>Follows a page's description and notes its letters, straight lines and pictures.</summary>
/// <remarks>An operator that fails is left out and counted.</remarks>
internal sealed class PageReader(
    int pageNumber,
    IResourceStore resources,
    IPdfTokenScanner scanner,
    IPageContentParser parser,
    ILookupFilterProvider filters,
    CropBox cropBox,
    UserSpaceUnit unit,
    PageRotationDegrees rotation,
    in TransformationMatrix initialMatrix,
    ParsingOptions options)
    : BaseStreamProcessor<PageContents>(pageNumber, resources, scanner, parser, filters, cropBox, unit, rotation, initialMatrix, options)
{
    private const double Ascent = 0.88;
    private const double White = 0.999;
    private const int MostNested = 24;

    private readonly double _height = cropBox.GetVisibleBounds(rotation).Height * unit.PointMultiples;
    private readonly double _width = cropBox.GetVisibleBounds(rotation).Width * unit.PointMultiples;
    private readonly List<PdfLetter> _letters = [];
    private readonly PathLines _lines = new();
    private readonly List<Box> _pictures = [];
    private int _nested;
    private int _run;
    private int _faults;
    private int _hidden;

    public override PageContents Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        PageNumber = pageNumberCurrent;
        CloneAllStates();
        ProcessOperations(operations);
        return new PageContents(_width, _height, _letters, _lines.Rulings, _pictures, _faults, _hidden, _lines.Painted);
    }

    protected override void ProcessOperations(IReadOnlyList<IGraphicsStateOperation> operations)
    {
        if (_nested >= MostNested) throw new InvalidOperationException("The page's description calls itself.");
        _nested++;
        try
        {
            foreach (IGraphicsStateOperation operation in operations) Run(operation);
        }
        finally
        {
            _nested--;
        }
    }

    private void Run(IGraphicsStateOperation operation)
    {
        try
        {
            operation.Run(this);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _faults++;
        }
    }

    public override void BeginText()
    {
        _run++;
        base.BeginText();
    }

    public override void RenderGlyph(IFont font, CurrentGraphicsState currentState, double fontSize, double pointSize, int code, string unicode, long currentOffset,
        in TransformationMatrix renderingMatrix, in TransformationMatrix textMatrix, in TransformationMatrix transformationMatrix, CharacterBoundingBox characterBoundingBox)
    {
        TransformationMatrix place = renderingMatrix.Multiply(textMatrix).Multiply(transformationMatrix);
        double wide = characterBoundingBox.Width;
        (double x, double y) = place.Transform(0, 0);
        (double alongX, double alongY) = place.Transform(1, 0);
        (double upX, double upY) = place.Transform(0, 1);
        (alongX, alongY, upX, upY) = (alongX - x, alongY - y, upX - x, upY - y);
        double em = Math.Sqrt((upX * upX) + (upY * upY));
        if (!double.IsFinite(x + y + alongX + alongY + em + wide) || em < 0.5 || Math.Abs(wide) > 20) return;
        if (currentState.FontState.TextRenderingMode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip) _hidden++;
        double[] xs = [x - ((1 - Ascent) * upX), x + (Ascent * upX), x + (wide * alongX) - ((1 - Ascent) * upX), x + (wide * alongX) + (Ascent * upX)];
        double[] ys = [y - ((1 - Ascent) * upY), y + (Ascent * upY), y + (wide * alongY) - ((1 - Ascent) * upY), y + (wide * alongY) + (Ascent * upY)];
        Box box = new(xs.Min(), _height - ys.Max(), xs.Max(), _height - ys.Min());
        Direction along = font.IsVertical ? Direction.Down
            : Math.Abs(alongX) >= Math.Abs(alongY) ? (alongX >= 0 ? Direction.Right : Direction.Left) : alongY >= 0 ? Direction.Up : Direction.Down;
        _letters.Add(new PdfLetter(TextOf(font, code), box, em, along, _run));
    }

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord) => Picture();

    protected override void RenderInlineImage(InlineImage inlineImage) => Picture();

    public override void BeginSubpath() => _lines.Begin();

    public override PdfPoint? CloseSubpath()
    {
        _lines.Close();
        return null;
    }

    public override void MoveTo(double x, double y) => _lines.Move(Place(x, y));

    public override void LineTo(double x, double y) => _lines.Line(Place(x, y));

    public override void BezierCurveTo(double x2, double y2, double x3, double y3) => _lines.Curve(Place(x3, y3));

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3) => _lines.Curve(Place(x3, y3));

    public override void Rectangle(double x, double y, double width, double height)
    {
        _lines.Move(Place(x, y));
        _lines.Line(Place(x + width, y));
        _lines.Line(Place(x + width, y + height));
        _lines.Line(Place(x, y + height));
        _lines.Close();
    }

    public override void StrokePath(bool close)
    {
        if (close) _lines.Close();
        _lines.Paint(stroked: IsVisible(GetCurrentState().CurrentStrokingColor), filled: false);
    }

    public override void FillPath(FillingRule fillingRule, bool close)
    {
        if (close) _lines.Close();
        _lines.Paint(stroked: false, filled: IsVisible(GetCurrentState().CurrentNonStrokingColor));
    }

    public override void FillStrokePath(FillingRule fillingRule, bool close)
    {
        if (close) _lines.Close();
        _lines.Paint(IsVisible(GetCurrentState().CurrentStrokingColor), IsVisible(GetCurrentState().CurrentNonStrokingColor));
    }

    public override void EndPath() => _lines.Forget();

    public override void ClosePath() => _lines.Close();

    public override void ModifyClippingIntersect(FillingRule clippingRule)
    {
        // What is clipped away is read all the same: a report hides nothing, and a clip that is read wrongly would lose text.
    }

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule)
    {
    }

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
    }

    public override void EndMarkedContent()
    {
    }

    public override void PaintShading(NameToken shadingName)
    {
    }

    /// <summary>What a glyph says; where the font does not tell, that it cannot be read, since its number is no character, unless nothing is drawn.</summary>
    private static string TextOf(IFont font, int code)
    {
        if (font.TryGetUnicode(code, out string? text) && text is not null) return text;
        return font.TryGetPath(code, out IReadOnlyList<PdfSubpath>? drawn) && drawn.Count == 0 ? " " : "\uFFFD";
    }

    private (double X, double Y) Place(double x, double y)
    {
        (double placedX, double placedY) = CurrentTransformationMatrix.Transform(x, y);
        return (placedX, _height - placedY);
    }

    private void Picture()
    {
        (double X, double Y)[] corners = [Place(0, 0), Place(1, 0), Place(0, 1), Place(1, 1)];
        _pictures.Add(new Box(corners.Min(c => c.X), corners.Min(c => c.Y), corners.Max(c => c.X), corners.Max(c => c.Y)));
    }

    /// <summary>White on white is invisible; a colour that cannot be worked out is taken for a visible one.</summary>
    private static bool IsVisible(IColor? color)
    {
        if (color is null or PatternColor) return true;
        (double red, double green, double blue) = color.ToRGBValues();
        return red < White || green < White || blue < White;
    }
}
