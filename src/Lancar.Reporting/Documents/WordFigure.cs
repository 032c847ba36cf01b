using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Office2019.Drawing.SVG;
using DocumentFormat.OpenXml.Packaging;
using Lancar.Reporting.Figures;
using W = DocumentFormat.OpenXml.Wordprocessing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;

namespace Lancar.Reporting.Documents;

/// <summary>A figure in a document: the PNG every program shows, and the SVG that newer ones take instead.</summary>
internal static class WordFigure
{
    private const int EmuPerPixel = 9525;
    private const string SvgExtension = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

    internal static W.Paragraph Of(MainDocumentPart main, Figure figure, int number)
    {
        var png = AddPart(main, "image/png", $"rIdPng{N(number)}", FigurePng.Write(figure));
        var svg = AddPart(main, "image/svg+xml", $"rIdSvg{N(number)}", Encoding.UTF8.GetBytes(FigureSvg.Write(figure, SvgPlace.Standalone)));
        var (width, height) = ((long)Math.Round(figure.Width * EmuPerPixel), (long)Math.Round(figure.Height * EmuPerPixel));
        var drawing = new W.Drawing(new Inline(
            new Extent { Cx = width, Cy = height },
            new EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new DocProperties { Id = (uint)number, Name = figure.Title, Description = figure.Description },
            new DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties(new GraphicFrameLocks { NoChangeAspect = true }),
            new Graphic(new GraphicData(Picture(figure, png, svg, number, width, height)) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
        return new(new W.ParagraphProperties(new W.ParagraphStyleId { Val = WordStyles.FigureLine }), new W.Run(drawing));
    }

    private static P.Picture Picture(Figure figure, string png, string svg, int number, long width, long height)
    {
        var blip = new Blip(new BlipExtensionList(new BlipExtension(new SVGBlip { Embed = svg }) { Uri = SvgExtension })) { Embed = png };
        return new(
            new P.NonVisualPictureProperties(
                new P.NonVisualDrawingProperties { Id = (uint)number, Name = $"figure-{N(number)}.png", Description = figure.Title },
                new P.NonVisualPictureDrawingProperties()),
            new P.BlipFill(blip, new Stretch(new FillRectangle())),
            new P.ShapeProperties(
                new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = width, Cy = height }),
                new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle }));
    }

    private static string AddPart(MainDocumentPart main, string contentType, string id, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        main.AddNewPart<ImagePart>(contentType, id).FeedData(stream);
        return id;
    }

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
