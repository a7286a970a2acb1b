using System.Security.Cryptography;
using System.Text.Json;
using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Papers;

/// <summary>A draw's papers as they are to be now.</summary>
/// <param name="Draw">What they say.</param>
/// <param name="Files">The papers.</param>
/// <param name="Stamp">Digest of everything that they are made from.</param>
internal sealed record PapersNow(DrawPapers Draw, IReadOnlyList<Paper> Files, string Stamp);

/// <summary>Makes a draw's papers from the bureau's templates, all of them or none.</summary>
/// <param name="bureau">The bureau.</param>
/// <param name="calendar">The working days, for visits without a day.</param>
/// <param name="naming">Names.</param>
/// <param name="options">What papers say of the bureau, and its templates.</param>
/// <param name="review">The steps of the review.</param>
/// <param name="people">The staff, as long as there are no accounts.</param>
internal sealed class PaperMaking(
    BureauContext bureau, WorkingDayCalendar calendar, PublicationOptions naming, PaperOptions options, ReviewOptions review, StaffOptions people)
{
    /// <summary>Makes them; before its visits are approved a draw has the form of the approval alone.</summary>
    /// <param name="draw">The draw.</param>
    /// <param name="unless">A stamp: null is given where the papers would have it.</param>
    /// <exception cref="UserErrorException">The draw is not drawn, or a template cannot be used.</exception>
    public PapersNow? Of(DrawId draw, string? unless = null)
    {
        var templates = new PaperTemplates(options.PaperTemplates);
        DrawPapers papers = Gather(draw);
        return bureau.Database.Read(session =>
        {
            string stamp = Stamp(session, papers, templates);
            return stamp == unless ? null : new PapersNow(papers, PaperSet.Of(session, papers, templates, review, Staff(session)), stamp);
        });
    }

    /// <summary>Makes them as one file.</summary>
    /// <exception cref="UserErrorException">The draw is not drawn, or a template cannot be used.</exception>
    public byte[] Zip(DrawId draw) => PaperSet.ToZip(Of(draw)!.Files);

    /// <summary>Makes the notices and records as one document to print.</summary>
    /// <exception cref="UserErrorException">The draw is not drawn, its visits are not approved, or a template cannot be used.</exception>
    public byte[] Print(DrawId draw)
    {
        var templates = new PaperTemplates(options.PaperTemplates);
        DrawPapers papers = Gather(draw);
        bureau.Database.Read(session =>
        {
            ApproveVisits.Require(session, draw);
            return true;
        });
        return PaperSet.ToPrint(papers, templates);
    }

    private DrawPapers Gather(DrawId draw) => DrawPapers.Of(bureau, calendar, naming, options, draw);

    private Staff Staff(Session session) => StaffList.On(session, people, bureau.Today);

    // Everything but for words of the program itself.
    private string Stamp(Session session, DrawPapers papers, PaperTemplates templates)
    {
        PaperValues[] facts = [PaperFacts.Approval(papers, Staff(session)), PaperFacts.Review(session, papers, review, Staff(session)), .. papers.Visits.Select(v => PaperFacts.Visit(papers, v))];
        string[] teams = [.. papers.Visits.SelectMany(v => v.Team).Select(m => $"{m.Id}")];
        byte[] all = JsonSerializer.SerializeToUtf8Bytes((object[])[templates.Digest, papers.Approval.Allows, teams, facts.Select(f => f.Texts), facts.Select(f => f.Lists)]);
        return Convert.ToHexStringLower(SHA256.HashData(all));
    }
}
