using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using Drawing = DocumentFormat.OpenXml.Wordprocessing.Drawing;
using Pictures = DocumentFormat.OpenXml.Drawing.Pictures;

namespace Inspections.Worker.Publication.Papers;

/// <summary>A PNG picture in a document, as wide as a code must be to be read off paper.</summary>
internal static class PaperPicture
{
    // English Metric Units: 3.6 cm.
    private const long Side = 1296000;

    public static Drawing Of(OpenXmlPart part, byte[] png, int number)
    {
        string id = FormattableString.Invariant($"rIdPicture{number}");
        ImagePart image = part switch
        {
            MainDocumentPart main => main.AddImagePart(ImagePartType.Png, id),
            HeaderPart header => header.AddImagePart(ImagePartType.Png, id),
            FooterPart footer => footer.AddImagePart(ImagePartType.Png, id),
            _ => throw new ArgumentException("a part without pictures", nameof(part)),
        };
        using (var bytes = new MemoryStream(png))
        {
            image.FeedData(bytes);
        }

        // Beyond the numbers that pictures of the template have.
        uint shape = 90000 + (uint)number;
        string name = FormattableString.Invariant($"code-{number}.png");
        return new Drawing(new Inline(
            new Extent { Cx = Side, Cy = Side },
            new EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new DocProperties { Id = shape, Name = name },
            new DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties(new GraphicFrameLocks { NoChangeAspect = true }),
            new Graphic(new GraphicData(new Pictures.Picture(
                new Pictures.NonVisualPictureProperties(
                    new Pictures.NonVisualDrawingProperties { Id = shape, Name = name }, new Pictures.NonVisualPictureDrawingProperties()),
                new Pictures.BlipFill(new Blip { Embed = id }, new Stretch(new FillRectangle())),
                new Pictures.ShapeProperties(
                    new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = Side, Cy = Side }),
                    new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle })))
            {
                Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture",
            }))
        {
            DistanceFromTop = 0U,
            DistanceFromBottom = 0U,
            DistanceFromLeft = 0U,
            DistanceFromRight = 0U,
        });
    }
}
