using System.Net;
using System.Text;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Worker.Directories;
using Inspections.Worker.Rounds;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Publication;

/// <summary>A page of the public folder.</summary>
internal sealed record PageFile(string Path, byte[] Content);

/// <summary>
/// Makes the pages around the published files: a start page, a page for every draw, and what they need. Pages say
/// nothing that decides: they show and check the files beside them.
/// </summary>
internal static class PageMaker
{
    private const string Folder = "Inspections.Worker.Publication.Site.";
    private static readonly string[] Templates = ["index.html", "draw.html"];

    public static IReadOnlyList<PageFile> Make(Session session)
    {
        Dictionary<string, string> sectors = SectorList.All(session).ToDictionary(s => s.Code.ToString(), s => s.Name, StringComparer.Ordinal);
        Commitment[] commitments =
        [
            .. DrawBook.Committed(session).Select(d => Commitment.FromJson(CanonicalJson.Parse(PublicFiles.Get(session, DrawPaths.Commitment(d)))))
                .OrderByDescending(c => c.DrawAt).ThenBy(c => c.Draw.Sector),
        ];
        Dictionary<DrawId, string> standing = commitments.ToDictionary(c => c.Draw, c => Standing(RoundBook.Find(session, c.Draw)!));
        string rows = string.Concat(commitments.Select(c => Row(c, sectors[c.Draw.Sector.ToString()], standing[c.Draw])));
        return
        [
            .. Assets(),
            new PageFile("index.html", Fill("index.html", ("rows", rows))),
            .. commitments.Select(c => new PageFile(DrawPaths.Page(c.Draw), Fill(
                "draw.html", ("draw", Html(c.Draw.ToString())), ("sector", Html(sectors[c.Draw.Sector.ToString()])), ("standing", Html(standing[c.Draw]))))),
        ];
    }

    private static string Row(Commitment c, string sector, string standing) =>
        $"""
        <tr><td>{Html(sector)}</td><td>{c.Draw.Round}</td><td><a href="draws/{Html(c.Draw.ToString())}/">{Html(c.Draw.ToString())}</a></td><td>{Html(BeijingTime.Format(c.DrawAt)[..16].Replace('T', ' '))}</td><td>{c.Quotas.Sum(q => q.Take)} / {c.Frame.Size}</td><td>{Html(standing)}</td></tr>

        """;

    // A list that is kept back is announced, with the day on which it is published at the latest.
    private static string Standing(Round round) => round.IsKeptBack
        ? $"已抽取；为不预先通知的检查，名单和检查组暂不公开，最迟 {round.DiscloseBy:yyyy-MM-dd} 公开 drawn; for unannounced visits firms and teams are kept back until {round.DiscloseBy:yyyy-MM-dd} at the latest"
        : round.State == RoundState.Void ? "已作废 void"
        : RoundSteps.IsDrawn(round.State) ? "已抽取 drawn"
        : $"已承诺 committed{(round.DiscloseBy is DateOnly by ? $"；抽取后名单暂不公开，最迟 {by:yyyy-MM-dd} 公开 its list will be kept back until {by:yyyy-MM-dd} at the latest" : "")}";

    private static IEnumerable<PageFile> Assets() => typeof(PageMaker).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && !Templates.Contains(n[Folder.Length..], StringComparer.Ordinal))
        .Select(n => new PageFile(n[Folder.Length..], Read(n)));

    private static byte[] Fill(string template, params ReadOnlySpan<(string Name, string Html)> holes)
    {
        var page = new StringBuilder(Encoding.UTF8.GetString(Read(Folder + template)));
        foreach ((string name, string html) in holes)
        {
            page.Replace($"{{{{{name}}}}}", html);
        }

        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static byte[] Read(string resource)
    {
        using Stream stream = typeof(PageMaker).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the resource {resource} is missing");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
