using Inspections.Core.Directories;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Papers;

/// <summary>What became of a draw's papers.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Visits">Visits it has papers for.</param>
/// <param name="Written">Files written.</param>
/// <param name="Beside">New files beside those that somebody has begun.</param>
/// <param name="Left">Files that are no papers any more and that somebody has written in.</param>
/// <param name="WithoutTeam">Firms that have no team yet.</param>
/// <param name="IsApproved">False as long as there is only the form of the approval.</param>
internal sealed record MadePapers(
    DrawId Draw, int Visits, int Written, IReadOnlyList<string> Beside, IReadOnlyList<string> Left, IReadOnlyList<Identifier> WithoutTeam, bool IsApproved);

/// <summary>Puts a draw's papers into a folder, remembers where, and puts them there again when what they say has changed.</summary>
/// <param name="bureau">The bureau.</param>
/// <param name="making">What makes papers.</param>
/// <param name="published">The public folder, in which no paper may lie.</param>
internal sealed class PaperKeeper(BureauContext bureau, PaperMaking making, string published)
{
    /// <summary>Puts the papers of a draw into a folder, and has them follow from then on.</summary>
    /// <exception cref="UserErrorException">The draw is not drawn, the folder is public, or a template cannot be used.</exception>
    public MadePapers Make(DrawId draw, string folder)
    {
        var into = new PaperFolder(folder, published);
        into.Require();
        return Put(making.Of(draw)!, folder, into);
    }

    /// <summary>Makes again what has changed since it was made. A folder that is gone is not made anew: somebody took the papers away.</summary>
    /// <exception cref="UserErrorException">A template cannot be used.</exception>
    public IReadOnlyList<MadePapers> Follow()
    {
        KeptPapers[] kept = bureau.Database.Read(s => PaperFolderStore.All(s)
            .Where(p => Directory.Exists(p.Folder) && RoundStore.Find(s, p.Draw) is { } round && RoundSteps.IsDrawn(round.State) && !RoundSteps.HasReached(round.State, RoundState.Reviewed)).ToArray());
        var made = new List<MadePapers>();
        foreach (KeptPapers papers in kept)
        {
            if (making.Of(papers.Draw, unless: papers.Stamp) is { } now)
            {
                made.Add(Put(now, papers.Folder, new PaperFolder(papers.Folder, published)));
            }
        }

        return made;
    }

    private MadePapers Put(PapersNow now, string folder, PaperFolder into)
    {
        DrawId draw = now.Draw.Task.Draw;
        into.Put(now.Files, $"{draw}");
        bureau.Database.Write(s => PaperFolderStore.Put(s, new KeptPapers(draw, folder, now.Stamp)));
        return new MadePapers(draw, now.Draw.Visits.Count, into.Written, into.Beside, into.Left, now.Draw.WithoutTeam, now.Draw.Approval.Allows);
    }
}
