using System.Text;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.Publication;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Pages;

/// <summary>What no page may say.</summary>
public sealed class SitePrivacyTests
{
    private static readonly string[] Pages = ["index.html", "plan.html", "years/2026.html"];

    [Fact]
    public void No_page_says_the_day_of_a_draw_that_is_not_committed_to()
    {
        using var desk = new Desk();
        Round regular = desk.Round(Desk.First);
        var commitOn = new DateTimeOffset(2026, 8, 4, 10, 0, 0, BeijingTime.Offset);
        // A supplementary round's window is its days.
        Round supplementary = regular with
        {
            Draw = Desk.First with { Round = 4 },
            CommitAt = commitOn,
            DrawAt = commitOn.AddDays(3),
            WindowFirst = new(2026, 8, 4),
            WindowLast = new(2026, 8, 7),
        };
        desk.Bureau.Database.Write(s => RoundStore.Add(s, [supplementary]));
        desk.Restart();

        Round[] planned = [.. desk.Bureau.Database.Read(s => RoundStore.OfYear(s, 2026)).Where(r => r.State == RoundState.Planned)];
        string[] windows = [.. planned.Where(r => r.Draw.Round < 4).SelectMany(r => new[] { BeijingTime.Format(r.WindowFirst), BeijingTime.Format(r.WindowLast) })];
        string[] days = [.. planned.SelectMany(r => new[] { r.CommitAt, r.DrawAt }).Select(d => BeijingTime.Format(BeijingTime.DateOf(d))).Except(windows, StringComparer.Ordinal)];
        Assert.Contains("2026-08-07", days, StringComparer.Ordinal);
        foreach (string text in Pages.Select(p => Text(desk, p)))
        {
            Assert.Contains(BeijingTime.Format(regular.WindowFirst), text, StringComparison.Ordinal);
            Assert.DoesNotContain(days, d => text.Contains(d, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Inspectors_appear_by_certificate_number_and_by_name_only_where_the_bureau_says_so()
    {
        using var desk = new Desk();
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        string path = $"draws/{Desk.First}/index.html";
        string page = Text(desk, path);
        var inspectors = desk.Bureau.Database.Read(InspectorStore.Current);
        Assert.Contains(inspectors, i => page.Contains(i.Certificate.Number, StringComparison.Ordinal));
        Assert.DoesNotContain(inspectors, i => page.Contains(i.Name, StringComparison.Ordinal));

        using var scratch = new Scratch();
        new FolderPublisher(desk.Bureau.Database, scratch.Folder, new PublicationOptions { NameInspectors = true }).Publish();
        string named = File.ReadAllText(scratch.At(path));
        Assert.Contains(inspectors, i => named.Contains($"{i.Name}（{i.Certificate.Number}）", StringComparison.Ordinal));
    }

    private static string Text(Desk desk, string path) => Encoding.UTF8.GetString(desk.Public.TryRead(path)!);
}
