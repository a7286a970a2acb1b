using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Statistics;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Fairness;

/// <summary>Reads the draws of published folders, each of which must verify first.</summary>
internal static class FairnessSources
{
    /// <summary>The draws that are named and all of the folders that are; of <paramref name="wanted"/> only, when it names any.</summary>
    /// <exception cref="UserErrorException">A folder is INVALID, a draw stands in two, or there is nothing to look at.</exception>
    public static PublishedDraws Read(IReadOnlyList<string> places, IReadOnlySet<DrawId> wanted, IProgress<VerificationProgress>? progress = null)
    {
        PublishedDraws[] folders = [.. places.Select(PlaceName.Of).GroupBy(p => p.Root, p => p.Draw, StringComparer.Ordinal).Select(g => Choose(ReadOne(g.Key, progress), NamedAlone(g)))];
        RequireDistinct(folders);
        var all = new PublishedDraws([.. folders.SelectMany(f => f.Draws)], [.. folders.SelectMany(f => f.Others)]);
        return RequireAny(Choose(all, wanted));
    }

    // None where the folder itself is named too.
    private static HashSet<DrawId> NamedAlone(IEnumerable<DrawId?> draws)
    {
        DrawId?[] named = [.. draws];
        return named.Contains(null) ? [] : [.. named.OfType<DrawId>()];
    }

    private static PublishedDraws ReadOne(string place, IProgress<VerificationProgress>? progress)
    {
        using PublishedPlace files = PublishedPlace.Open(place);
        VerificationReport report = PublicationVerifier.Verify(files, new VerificationOptions { Progress = progress });
        Finding? failed = report.Findings.FirstOrDefault(f => f.Outcome == Outcome.Failed);
        if (failed is not null)
        {
            string subject = $"{failed.Check.Name()} {failed.Draw?.ToString() ?? failed.Year?.ToString()}".TrimEnd();
            throw FairnessRefusals.Invalid.Error(place, subject, failed.Expected, failed.Found);
        }

        return PublishedDraws.Read(files);
    }

    private static void RequireDistinct(PublishedDraws[] folders)
    {
        IGrouping<Digest, ObservedDraw>? twice = folders.SelectMany(f => f.Draws).GroupBy(d => d.Commitment.Digest).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw FairnessRefusals.Twice.Error(twice.First().Id);
        }
    }

    private static PublishedDraws Choose(PublishedDraws all, IReadOnlySet<DrawId> wanted)
    {
        if (wanted.Count == 0)
        {
            return all;
        }

        foreach (DrawId id in wanted.Where(id => all.Draws.All(d => d.Id != id)))
        {
            (DrawId Draw, NotObserved Reason)[] known = [.. all.Others.Where(o => o.Draw == id)];
            throw known.Length == 0
                ? FairnessRefusals.NoDraw.Error(id)
                : FairnessRefusals.NotObserved.Error(id, FairnessWords.Of(known[0].Reason));
        }

        return new PublishedDraws([.. all.Draws.Where(d => wanted.Contains(d.Id))], []);
    }

    private static PublishedDraws RequireAny(PublishedDraws all)
    {
        if (all.Draws.Count > 0)
        {
            return all;
        }

        Text[] others = all.Others.Count == 0
            ? [new Text("没有抽取", "no draw")]
            : [.. all.Others.Select(o => new Text($"{o.Draw} {FairnessWords.Of(o.Reason).Zh}", $"{o.Draw} {FairnessWords.Of(o.Reason).En}"))];
        throw FairnessRefusals.Nothing.Error(others);
    }
}
