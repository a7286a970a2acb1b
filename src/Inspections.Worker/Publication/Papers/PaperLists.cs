using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Inspections.Worker.Publication.Papers;

/// <summary>The numbered lists of papers that stand in one document: those of each paper begin anew, and look as its template has them.</summary>
internal static class PaperLists
{
    /// <summary>Brings the lists of a paper into a document.</summary>
    /// <param name="added">What is added of the paper; its paragraphs name the document's lists afterwards.</param>
    /// <param name="paper">The paper.</param>
    /// <param name="main">The document.</param>
    public static void Carry(Body added, MainDocumentPart paper, MainDocumentPart main)
    {
        NumberingId[] used = [.. added.Descendants<NumberingId>().Where(i => i.Val is not null)];
        if (used.Length == 0 || paper.NumberingDefinitionsPart?.Numbering is not { } lists)
        {
            return;
        }

        NumberingDefinitionsPart part = main.NumberingDefinitionsPart ?? main.AddNewPart<NumberingDefinitionsPart>("rIdPrintLists");
        Numbering into = part.Numbering ??= new Numbering();
        foreach (IGrouping<int, NumberingId> list in used.GroupBy(i => i.Val!.Value))
        {
            if (lists.Elements<NumberingInstance>().FirstOrDefault(n => n.NumberID?.Value == list.Key) is { } numbers
                && lists.Elements<AbstractNum>().FirstOrDefault(a => a.AbstractNumberId?.Value == numbers.AbstractNumId?.Val?.Value) is { } form)
            {
                int id = Add(into, numbers, form);
                foreach (NumberingId place in list)
                {
                    place.Val = id;
                }
            }
        }
    }

    private static int Add(Numbering into, NumberingInstance numbers, AbstractNum form)
    {
        int formId = into.Elements<AbstractNum>().Select(a => a.AbstractNumberId?.Value ?? 0).DefaultIfEmpty(0).Max() + 1;
        int id = into.Elements<NumberingInstance>().Select(n => n.NumberID?.Value ?? 0).DefaultIfEmpty(0).Max() + 1;
        var ownForm = (AbstractNum)form.CloneNode(deep: true);
        ownForm.AbstractNumberId = formId;

        // Two of one form would be taken for one list that goes on.
        ownForm.RemoveAllChildren<Nsid>();
        var own = (NumberingInstance)numbers.CloneNode(deep: true);
        own.NumberID = id;
        own.AbstractNumId!.Val = formId;
        if (into.Elements<AbstractNum>().LastOrDefault() is { } last)
        {
            into.InsertAfter(ownForm, last);
        }
        else
        {
            into.PrependChild(ownForm);
        }

        into.AppendChild(own);
        return id;
    }
}
