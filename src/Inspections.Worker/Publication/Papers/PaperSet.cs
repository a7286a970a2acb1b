using System.IO.Compression;
using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Publication.Papers;

/// <summary>One file of a draw's papers.</summary>
/// <param name="Name">Its path in the folder of papers.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="IsOver">True for a paper of before the visit once that is over: what was handed out is left as it is.</param>
internal sealed record Paper(string Name, byte[] Content, bool IsOver = false);

/// <summary>Every paper of a draw, made as a whole before any of them is written. Names carry the draw.</summary>
internal static class PaperSet
{
    /// <summary>Makes them; notices and what goes with a visit only once the visits are approved.</summary>
    public static IReadOnlyList<Paper> Of(Session session, DrawPapers d, PaperTemplates templates, ReviewOptions review, Staff staff)
    {
        DrawId draw = d.Task.Draw;
        var papers = new List<Paper>
        {
            new($"{Named(PaperKind.Approval, draw)}.docx", templates.Of(PaperKind.Approval).Fill(PaperFacts.Approval(d, staff))),
        };
        if (!d.Approval.Allows)
        {
            return papers;
        }

        papers.Add(new($"检查结果录入表-{draw}.xlsx", ResultSheet.Write(d)));
        papers.Add(new($"{Named(PaperKind.Review, draw)}.docx", templates.Of(PaperKind.Review).Fill(PaperFacts.Review(session, d, review, staff))));
        foreach (VisitPaper visit in d.Visits)
        {
            PaperValues facts = PaperFacts.Visit(d, visit);
            string of = PaperFolder.NameOf($"{draw}", $"{visit.Firm}", visit.Name);
            foreach (PaperKind kind in KindsOf(visit.Result))
            {
                bool isBefore = kind == PaperKind.Notice || kind == PaperKind.Record || kind == PaperKind.Service;
                papers.Add(new(Path.Combine(kind.Name, $"{kind.Name}-{of}.docx"), templates.Of(kind).Fill(facts), isBefore && visit.Result is not null));
            }
        }

        foreach (TeamMember inspector in d.Visits.SelectMany(v => v.Team).Distinct().OrderBy(m => m.Id))
        {
            string name = PaperFolder.NameOf(InspectorSheet.Title, $"{draw}", $"{inspector.Id}", inspector.Name);
            papers.Add(new(Path.Combine(InspectorSheet.Title, $"{name}.xlsx"), InspectorSheet.Write(inspector, d.Visits.Where(v => v.Team.Contains(inspector)))));
        }

        return papers;
    }

    /// <summary>The papers that a visit has: what the firm is told of the result follows the result.</summary>
    public static IEnumerable<PaperKind> KindsOf(InspectionResult? result)
    {
        yield return PaperKind.Notice;
        yield return PaperKind.Record;
        yield return PaperKind.Service;
        if (result is not null)
        {
            yield return PaperKind.Outcome;
            if (result.FollowUps.Any(f => f.Measure == FollowUpMeasure.OrderedCorrection))
            {
                yield return PaperKind.Correction;
            }
        }
    }

    /// <summary>Papers as one file.</summary>
    public static byte[] ToZip(IEnumerable<Paper> papers)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (Paper paper in papers)
            {
                ZipArchiveEntry entry = zip.CreateEntry(paper.Name.Replace('\\', '/'), CompressionLevel.NoCompression);
                entry.LastWriteTime = OpenXmlFile.Epoch;
                using Stream to = entry.Open();
                to.Write(paper.Content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The notices and records as one document to print, visit by visit, each paper on pages of its own.</summary>
    public static byte[] ToPrint(DrawPapers d, PaperTemplates templates) => PaperPrint.Join(
    [
        .. d.Visits.OrderBy(v => v.Day).ThenBy(v => v.Firm)
            .SelectMany(v => (IEnumerable<byte[]>)[templates.Of(PaperKind.Notice).Fill(PaperFacts.Visit(d, v)), templates.Of(PaperKind.Record).Fill(PaperFacts.Visit(d, v))]),
    ]);

    private static string Named(PaperKind kind, DrawId draw) => $"{kind.Name}-{draw}";
}
