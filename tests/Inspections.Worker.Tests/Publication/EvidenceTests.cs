using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Publication;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Inspections.Worker.Tests.Publication;

/// <summary>What was published stays published: whoever deletes or changes a file, it is put back.</summary>
public sealed class EvidenceTests
{
    [Fact]
    public void A_file_that_is_missing_or_cut_is_put_back_by_the_next_publication()
    {
        using Desk desk = Drawn();
        var publisher = new FolderPublisher(desk.Bureau.Database, desk.PublicFolder);
        Assert.Empty(publisher.Republish());
        foreach (string path in Published(desk.PublicFolder))
        {
            string file = Path.Combine(desk.PublicFolder, path);
            byte[] whole = File.ReadAllBytes(file);
            File.Delete(file);
            Assert.Contains(path, publisher.Complaint(), StringComparison.Ordinal);
            Assert.Contains(path, publisher.Publish());
            Assert.Equal(whole, File.ReadAllBytes(file));
            if (path == PublicLayout.Checkpoint)
            {
                // A head that cannot be read says nothing of what cannot be taken back: a person decides.
                continue;
            }

            File.WriteAllBytes(file, [.. whole, 0]);
            Assert.Contains(path, publisher.Publish());
            Assert.Equal(whole, File.ReadAllBytes(file));
            Assert.Null(publisher.Complaint());
        }
    }

    [Fact]
    public void A_changed_byte_is_found_at_start_and_once_a_day_and_put_back_and_counted()
    {
        using Desk desk = Drawn();
        var clock = new FakeTimeProvider();
        new FolderPublisher(desk.Bureau.Database, desk.PublicFolder).Republish();
        string[] published = Published(desk.PublicFolder);
        Dictionary<string, byte[]> whole = published.ToDictionary(p => p, p => Change(desk, p), StringComparer.Ordinal);
        var publisher = new FolderPublisher(desk.Bureau.Database, desk.PublicFolder, checks: new CheckInterval(clock, TimeSpan.FromDays(1)));
        Assert.Empty(published.Where(IsEvidence).Except(publisher.Publish()));
        Each.Of(whole, f => Assert.Equal(f.Value, File.ReadAllBytes(Path.Combine(desk.PublicFolder, f.Key))));

        string receipt = PublicLayout.Receipt(Desk.First);
        Change(desk, receipt);
        Assert.Empty(publisher.Publish());
        clock.Advance(TimeSpan.FromDays(1));
        long before = publisher.PutBack;
        Assert.Equal([receipt], publisher.Publish());
        Assert.Equal(before + 1, publisher.PutBack);
    }

    [Fact]
    public void A_new_a_moved_and_a_second_folder_get_everything()
    {
        using Desk desk = Drawn();
        using var scratch = new Scratch();
        string[] published = Published(desk.PublicFolder);
        Assert.Contains(PublicLayout.Receipt(Desk.First), published);
        new FolderPublisher(desk.Bureau.Database, scratch.At("second")).Publish();
        Assert.Equal(published, Published(scratch.At("second")));
        System.IO.Directory.Move(scratch.At("second"), scratch.At("moved"));
        File.Delete(scratch.At("moved/" + PublicLayout.Receipt(Desk.First)));
        new FolderPublisher(desk.Bureau.Database, scratch.At("moved")).Publish();
        Assert.Equal(published, Published(scratch.At("moved")));
        Assert.Equal(Verdict.Valid, PublicationVerifier.Verify(new PublishedFolderFiles(scratch.At("moved")), new VerificationOptions { Draw = Desk.First }).Verdict);
    }

    [Fact]
    public void What_is_published_for_the_first_time_or_grows_was_not_lost()
    {
        using Desk desk = Drawn();
        using var scratch = new Scratch();
        var publisher = new FolderPublisher(desk.Bureau.Database, scratch.At("own"), checks: new CheckInterval(new FakeTimeProvider(), TimeSpan.FromDays(1)));
        Assert.Empty(publisher.Publish());
        for (int round = 0; round < 3; round++)
        {
            long size = publisher.Head!.Checkpoint.Head.Size;
            desk.RunTo(desk.Processor.Appointments().Select(r => r.DueAt!.Value).Where(d => d > desk.Bureau.Now).Min());
            Assert.Empty(publisher.Publish());
            Assert.True(publisher.Head!.Checkpoint.Head.Size > size);
        }
    }

    [Fact]
    public void When_nothing_changed_nothing_is_written_and_no_file_but_the_head_is_read()
    {
        using Desk desk = Drawn();
        var written = new List<string>();
        var publisher = new FolderPublisher(desk.Bureau.Database, desk.PublicFolder, put: (file, content) =>
        {
            written.Add(file);
            AtomicFile.Write(file, content);
        });
        publisher.Publish();
        Change(desk, PublicLayout.Entries);
        Assert.Empty(publisher.Publish());
        Assert.Empty(written);
    }

    [Fact]
    public void Every_publication_writes_its_evidence_before_the_entries_and_the_checkpoint_after_them()
    {
        using var desk = new Desk();
        var written = new List<string>();
        string folder = desk.PublicFolder + "-in-order";
        var publisher = new FolderPublisher(
            desk.Bureau.Database,
            folder,
            put: (file, content) =>
            {
                written.Add(file);
                AtomicFile.Write(file, content);
            },
            append: (file, length, content) =>
            {
                written.Add(file);
                GrowingFile.Append(file, length, content);
            });
        foreach (Action next in (Action[])[() => { }, desk.CommitFirst, () => desk.RunTo(desk.Round(Desk.First).DrawAt)])
        {
            next();
            publisher.Publish();
            PublicationStage[] stages = [.. written.Select(f => PublicationOrder.Of(Path.GetRelativePath(folder, f).Replace('\\', '/')))];
            Assert.Contains(PublicationStage.Checkpoint, stages);
            Assert.Equal(stages.Order(), stages);
            written.Clear();
        }
    }

    [Fact]
    public async Task A_person_compares_the_folder_and_puts_back_what_was_changed()
    {
        using var scratch = new Scratch();
        using (OpenBureau opened = OpenBureau.OpenOrMake(scratch.At("data"), sampleWhenNew: true))
        {
            opened.Publish();
        }

        string[] check = ["republish", "--check", "--data", scratch.At("data")];
        (int code, string output, string errors) = await Scratch.RunAsync(check);
        Assert.True(code == 0, output + errors);
        string policy = Assert.Single(System.IO.Directory.GetFiles(scratch.At("data/public/policy")));
        File.Delete(policy);
        (code, output, _) = await Scratch.RunAsync(check);
        Assert.Equal(1, code);
        Assert.Contains(Path.GetFileName(policy), output, StringComparison.Ordinal);
        Assert.False(File.Exists(policy));
        (code, output, errors) = await Scratch.RunAsync("republish", "--data", scratch.At("data"));
        Assert.True(code == 0, errors);
        Assert.Contains("put back: 1", output, StringComparison.Ordinal);
        Assert.Equal(0, (await Scratch.RunAsync(check)).Code);
    }

    private static Desk Drawn()
    {
        var desk = new Desk();
        desk.RunTo(desk.Round(Desk.First).DrawAt.AddMinutes(1));
        Assert.NotNull(desk.Public.TryRead(PublicLayout.Receipt(Desk.First)));
        return desk;
    }

    private static bool IsEvidence(string path) => path.StartsWith("draws/", StringComparison.Ordinal) && !path.EndsWith(".html", StringComparison.Ordinal);

    private static string[] Published(string folder) => [.. System.IO.Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(folder, f)).Where(f => Path.GetFileName(f)[0] != '.').Order(StringComparer.Ordinal)];

    // Turns one bit, and gives the file as it was. The checkpoint is left alone: it says what cannot be taken back.
    private static byte[] Change(Desk desk, string path)
    {
        string file = Path.Combine(desk.PublicFolder, path);
        byte[] whole = File.ReadAllBytes(file);
        if (path != PublicLayout.Checkpoint && whole.Length > 0)
        {
            byte[] changed = [.. whole];
            changed[changed.Length / 2] ^= 1;
            File.WriteAllBytes(file, changed);
        }

        return whole;
    }
}
