using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Publication.Papers;

namespace Inspections.Worker.Cli;

/// <summary>
/// <c>inspections observe DRAW --out DIR</c>: the kit for observers, one page to print for everybody who watches a draw. It is made from
/// what is published, by the bureau from its own folder or by anybody from the site.
/// </summary>
internal static class ObserveCommand
{
    public static Command Make(Option<string> data, TextWriter output, TextWriter errors)
    {
        Argument<string[]> draw = BureauWords.DrawArgument();
        Option<string> into = new("--out") { Description = "存放文件的目录 the folder for the page", Required = true };
        Option<string?> from = new("--from") { Description = "公示目录或网址，缺省为本机关的 the published folder or site; else the bureau's own" };
        Option<string?> site = new("--site") { Description = "公众打开的公示网址，印在页上 the address at which the public opens the site, printed on the page" };
        var command = new Command("observe", "打印抽取观察记录页 the printable page for observers of a draw") { draw, into, from, site };
        command.SetAction(parsed =>
        {
            string? place = parsed.GetValue(from);
            DrawId id = Which(place, parsed.GetRequiredValue(data), parsed.GetRequiredValue(draw));
            DataDirectory? own = place is null ? new DataDirectory(parsed.GetRequiredValue(data)) : null;
            using PublishedPlace files = PublishedPlace.Open(place ?? own!.Public);
            Commitment commitment = Read(files, id);
            string? address = Address(parsed.GetValue(site) ?? (PublishedSite.IsAddress(place ?? "") ? place : null));
            ObserverPage page = ObserverPage.Of(commitment, address, output.OfDocuments(own?.Settings.Naming.Languages()[0] ?? Language.Chinese));
            string folder = parsed.GetRequiredValue(into);
            string name = page.FileName;
            AtomicFile.Write(Path.GetFullPath(Path.Combine(folder, $"{name}.docx")), page.ToWord());
            AtomicFile.Write(Path.GetFullPath(Path.Combine(folder, $"{name}.html")), page.ToHtml());
            if (files.TryRead(PublicLayout.Receipt(id)) is not null)
            {
                errors.Tell($"注意：{id} 已经抽取，本页只能用来事后核对", $"note: {id} has been drawn; the page serves to check it afterwards only");
            }

            output.Say($"{("承诺摘要", "commitment")} {commitment.Digest}");
            output.Say($"{("写入", "written")} {Path.Combine(folder, $"{name}.docx")}、.html");
            return 0;
        });
        return command;
    }

    // Of another's site, or a folder alone, nothing but the id is known.
    private static DrawId Which(string? place, string data, string[] words)
    {
        string word = string.Join(' ', words);
        if (place is not null || DrawId.IsValid(word))
        {
            return ProtocolText.Read(word, DrawId.Parse);
        }

        using OpenBureau opened = OpenBureau.Read(data);
        return opened.Draw(word);
    }

    // The commitment as it is published, after the checks that can be made of it before the draw.
    private static Commitment Read(PublishedPlace files, DrawId id)
    {
        byte[]? bytes = files.TryRead(PublicLayout.Commitment(id));
        if (bytes is null)
        {
            throw CommandRefusals.CommitmentNotPublished.Error(id);
        }

        VerificationReport report = PublicationVerifier.Verify(files, new VerificationOptions { Draw = id });
        Finding? wrong = report.Findings.FirstOrDefault(f => f.Outcome == Outcome.Failed && f.Check is Check.Commitment or Check.Ledger or Check.History);
        return wrong is null
            ? Commitment.FromJson(CanonicalJson.Parse(bytes))
            : throw CommandRefusals.PublishedFails.Error(id, wrong.Check.Name(), wrong.Expected, wrong.Found);
    }

    private static string? Address(string? site) => site is null ? null
        : PublishedSite.IsAddress(site) && Uri.TryCreate(site, UriKind.Absolute, out Uri? address) ? address.AbsoluteUri.TrimEnd('/') + "/"
        : throw CommandRefusals.SiteAddress.Error(site);
}
