using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Text = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Inspections.Worker.Publication.Papers;

/// <summary>Puts values in the place of placeholders, in one part of a document: first what is left out, then lists, then the rest.</summary>
/// <param name="part">The part, which gets the pictures.</param>
/// <param name="values">The values.</param>
internal sealed class TemplateFilling(OpenXmlPart part, PaperValues values)
{
    private int _pictures;

    public void Fill(OpenXmlElement root)
    {
        foreach (OpenXmlElement block in Blocks(root, m => m.If is bool wanted && values.Has(m.Name) != wanted))
        {
            Remove(block);
        }

        foreach (OpenXmlElement block in Blocks(root, m => m.List is not null))
        {
            Repeat(block);
        }

        foreach (Paragraph paragraph in root.Descendants<Paragraph>().ToArray())
        {
            Fill(paragraph, values.Texts, values.Pictures);
        }
    }

    // The innermost rows and paragraphs with such a placeholder.
    private static OpenXmlElement[] Blocks(OpenXmlElement root, Func<TemplateMark, bool> has) =>
        [.. root.Descendants<Paragraph>().Where(p => TemplateText.Marks(TemplateText.Of(p)).Any(has)).Select(TemplateText.BlockOf).Distinct()];

    private void Repeat(OpenXmlElement block)
    {
        string list = Paragraphs(block).SelectMany(p => TemplateText.Marks(TemplateText.Of(p))).Select(m => m.List).OfType<string>().First();
        foreach (IReadOnlyDictionary<string, string> member in values.Lists.GetValueOrDefault(list, []))
        {
            OpenXmlElement copy = block.CloneNode(deep: true);
            block.InsertBeforeSelf(copy);
            foreach (Paragraph paragraph in Paragraphs(copy))
            {
                Fill(paragraph, member.ToDictionary(m => $"{list}.{m.Key}", m => m.Value, StringComparer.Ordinal), pictures: null);
            }
        }

        Remove(block);
    }

    private static Paragraph[] Paragraphs(OpenXmlElement block) => block is Paragraph self ? [self] : [.. block.Descendants<Paragraph>()];

    // A table keeps a row, and a cell, a header, or a section its last paragraph: without them the document would be none.
    private static void Remove(OpenXmlElement block)
    {
        if (block is TableRow && block.Parent is Table table && table.Elements<TableRow>().Count() == 1)
        {
            if (table.NextSibling() is not Paragraph)
            {
                table.InsertAfterSelf(new Paragraph());
            }

            table.Remove();
        }
        else if (block is Paragraph && (block.Descendants<SectionProperties>().Any() || block.Parent is not Body and not null && block.Parent.Elements<Paragraph>().Count() == 1))
        {
            foreach (OpenXmlElement child in block.ChildElements.Where(c => c is not ParagraphProperties).ToArray())
            {
                child.Remove();
            }
        }
        else
        {
            block.Remove();
        }
    }

    // From the last to the first, so that the places of those before stay right. What is not in the values is left for later.
    private void Fill(Paragraph paragraph, IReadOnlyDictionary<string, string> texts, IReadOnlyDictionary<string, byte[]>? pictures)
    {
        foreach (TemplateMark mark in TemplateText.Marks(TemplateText.Of(paragraph)).Reverse())
        {
            if (pictures?.TryGetValue(mark.Name, out byte[]? picture) == true && mark.If is null)
            {
                Text at = Replace(paragraph, mark, "");
                Split(at, Before(paragraph, mark, at), PaperPicture.Of(part, picture, ++_pictures));
            }
            else if (mark.If is not null)
            {
                // It has done its work once only the texts are left.
                if (pictures is not null)
                {
                    Replace(paragraph, mark, "");
                }
            }
            else if (texts.TryGetValue(mark.Name, out string? text) || pictures is not null)
            {
                Break(Replace(paragraph, mark, Clean(text ?? "")));
            }
        }
    }

    // Puts a text in the place of a placeholder and gives the piece that holds it now.
    private static Text Replace(Paragraph paragraph, TemplateMark mark, string text)
    {
        Text? first = null;
        int start = 0;
        foreach (Text piece in TemplateText.PiecesOf(paragraph))
        {
            int from = int.Max(mark.Start - start, 0), to = int.Min(mark.Start + mark.Length - start, piece.Text.Length);
            start += piece.Text.Length;
            if (from < to)
            {
                piece.Text = piece.Text[..from] + (first is null ? text : "") + piece.Text[to..];
                piece.Space = SpaceProcessingModeValues.Preserve;
                first ??= piece;
            }
        }

        return first ?? throw new InvalidOperationException($"the placeholder {mark.Name} is nowhere");
    }

    // Where in its piece a place of the paragraph is.
    private static int Before(Paragraph paragraph, TemplateMark mark, Text at) =>
        mark.Start - TemplateText.PiecesOf(paragraph).TakeWhile(t => t != at).Sum(t => t.Text.Length);

    private static void Split(Text at, int place, OpenXmlElement between)
    {
        at.InsertAfterSelf(new Text(at.Text[place..]) { Space = SpaceProcessingModeValues.Preserve });
        at.InsertAfterSelf(between);
        at.Text = at.Text[..place];
    }

    private static void Break(Text piece)
    {
        for (int end = piece.Text.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = piece.Text.IndexOf('\n', StringComparison.Ordinal))
        {
            var rest = new Text(piece.Text[(end + 1)..]) { Space = SpaceProcessingModeValues.Preserve };
            piece.InsertAfterSelf(rest);
            piece.InsertAfterSelf(new Break());
            piece.Text = piece.Text[..end];
            piece = rest;
        }
    }

    // No character that XML has not; and braces in a value are no placeholder.
    private static string Clean(string text) => string.Concat(text.Where(c => c == '\n' || !char.IsControl(c))).Replace("{{", "{ {", StringComparison.Ordinal).Replace("}}", "} }", StringComparison.Ordinal);
}
