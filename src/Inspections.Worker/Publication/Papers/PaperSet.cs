using System.IO.Compression;
using Inspections.Core.Directories;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Publication.Papers;

/// <summary>One of a draw's papers.</summary>
/// <param name="Folder">The folder that those of its kind lie in; empty for what there is once.</param>
/// <param name="Name">Its name, which carries the draw or the firm.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="IsFilledIn">True for a sheet that people fill in.</param>
internal sealed record Paper(string Folder, string Name, byte[] Content, bool IsFilledIn = false);

/// <summary>What a division needs on paper after a draw (检查文书): notices, record forms, sheets and the review form.</summary>
internal static class PaperSet
{
    /// <summary>What the files of inspectors' schedules begin with.</summary>
    public const string InspectorSheets = "检查日程";

    /// <summary>All of them.</summary>
    public static IEnumerable<Paper> Of(Session session, DrawPapers papers, ReviewOptions review, StaffOptions staff)
    {
        DrawId draw = papers.Task.Draw;
        yield return new Paper("", $"检查结果录入表-{draw}.xlsx", ResultSheet.Write(papers), IsFilledIn: true);
        yield return new Paper("", $"保密审查表-{draw}.docx", ReviewPaper.Write(session, papers, review, staff));
        foreach (VisitPaper visit in papers.Visits)
        {
            string of = PaperFolder.NameOf($"{visit.Firm}", visit.Name);
            yield return new Paper("检查通知书", $"检查通知书-{of}.docx", NoticePaper.Write(visit));
            yield return new Paper("检查记录表", $"检查记录表-{of}.docx", RecordPaper.Write(visit));
        }

        foreach (TeamMember inspector in papers.Visits.SelectMany(v => v.Team).Distinct().OrderBy(m => m.Id))
        {
            string name = PaperFolder.NameOf(InspectorSheets, $"{draw}", $"{inspector.Id}", inspector.Name);
            yield return new Paper(InspectorSheets, $"{name}.xlsx", InspectorSheet.Write(inspector, papers.Visits.Where(v => v.Team.Contains(inspector))));
        }
    }

    /// <summary>All of them as one file.</summary>
    public static byte[] ToZip(IEnumerable<Paper> papers)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (Paper paper in papers)
            {
                ZipArchiveEntry entry = zip.CreateEntry(paper.Folder.Length == 0 ? paper.Name : $"{paper.Folder}/{paper.Name}", CompressionLevel.NoCompression);
                entry.LastWriteTime = OpenXmlFile.Epoch;
                using Stream to = entry.Open();
                to.Write(paper.Content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The notices and record forms as one document to print, visit by visit, each paper on pages of its own.</summary>
    public static byte[] ToPrint(DrawPapers papers)
    {
        var document = new WordPaper();
        foreach (VisitPaper visit in papers.Visits.OrderBy(v => v.Day).ThenBy(v => v.Firm))
        {
            RecordPaper.AddTo(NoticePaper.AddTo(document, visit), visit);
        }

        return document.ToBytes();
    }
}
