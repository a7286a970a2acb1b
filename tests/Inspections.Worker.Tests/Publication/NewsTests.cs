using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Publication;
using Inspections.Worker.Simulation;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.Publication;

/// <summary>A publication writes what is new and looks at nothing else, and leaves what one made anew would leave.</summary>
public sealed class NewsTests
{
    private static readonly DateTime LongAgo = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>With substitutions, joint visits, corrections, supplementary rounds and the year's end.</summary>
    [Fact]
    public void Every_publication_of_a_year_leaves_what_one_made_anew_would()
    {
        using var scratch = new Scratch();
        var database = new Database(new SqliteDialect(scratch.At("x.db"), isLasting: false));
        var inputs = new RehearsalInputs(
            2026, GoodRows.Require(FirmFile.Read(Scratch.SampleFirms, new ImportOptions(false)), TextWriter.Null), null, null, null, "2", scratch.At("public"));
        int turn = 0, compared = 0, entries = 0;
        Rehearsal.Run(inputs, CalendarFile.Open(null), NullLoggerFactory.Instance, database, publisher =>
        {
            publisher.PublishNew();
            if (turn++ % 4 == 0)
            {
                Assert.Empty(new FolderPublisher(database, inputs.Out).Compare());
                (compared, entries) = (compared + 1, (int)publisher.Head!.Checkpoint.Head.Size);
            }
        });
        Assert.True(compared > 30 && entries > 100, $"{compared} {entries}");
        Assert.Empty(new FolderPublisher(database, inputs.Out).Compare());
        Assert.Equal(Verdict.Valid, PublicationVerifier.Verify(new PublishedFolderFiles(inputs.Out)).Verdict);
    }

    [Fact]
    public void One_result_more_writes_as_much_whatever_there_is_and_looks_at_no_other_file()
    {
        using var few = new Published(2);
        using var many = new Published(12);
        Assert.Equal(few.PublishOneMore(), many.PublishOneMore());
    }

    [Fact]
    public void What_another_publisher_wrote_and_a_folder_that_was_put_back_are_noticed()
    {
        using var desk = new Published(3);
        string earlier = desk.Desk.Desk.PublicFolder + "-earlier";
        Copy(desk.Folder, earlier);
        desk.Enter(1);
        desk.Publisher.PublishNew();
        desk.Enter(1);
        new FolderPublisher(desk.Database, desk.Folder).PublishNew();
        desk.Enter(1);
        desk.Publisher.PublishNew();
        Assert.Empty(new FolderPublisher(desk.Database, desk.Folder).Compare());

        System.IO.Directory.Delete(desk.Folder, recursive: true);
        System.IO.Directory.Move(earlier, desk.Folder);
        desk.Enter(1);
        desk.Publisher.PublishNew();
        Assert.Empty(new FolderPublisher(desk.Database, desk.Folder).Compare());

        System.IO.Directory.Delete(desk.Folder, recursive: true);
        desk.Publisher.PublishNew();
        Assert.Empty(new FolderPublisher(desk.Database, desk.Folder).Compare());
    }

    /// <summary>As a process leaves it that is killed while it writes, and as a full disk does.</summary>
    [Theory]
    [InlineData(PublicLayout.Entries)]
    [InlineData("feed/credit/2026.csv")]
    [InlineData(".pages")]
    [InlineData(".evidence")]
    public void A_line_that_was_cut_short_is_made_whole(string path)
    {
        using var desk = new Published(3);
        desk.Enter(1);
        desk.Publisher.PublishNew();
        File.AppendAllText(Path.Combine(desk.Folder, path), "{\"at\":\"2026-");
        desk.Enter(1);
        new FolderPublisher(desk.Database, desk.Folder).PublishNew();
        Assert.Empty(new FolderPublisher(desk.Database, desk.Folder).Compare());

        File.AppendAllText(Path.Combine(desk.Folder, path), "{\"at\":\"2026-");
        desk.Enter(1);
        desk.Publisher.Publish();
        Assert.Empty(new FolderPublisher(desk.Database, desk.Folder).Compare());
    }

    [Fact]
    public void A_publication_that_failed_half_way_is_made_up_by_the_next()
    {
        using var desk = new ResultDesk();
        bool isFull = false;
        var publisher = new FolderPublisher(desk.Desk.Bureau.Database, desk.Desk.PublicFolder, append: (file, length, content) =>
        {
            GrowingFile.Append(file, length, isFull ? content[..(content.Length / 2)] : content);
            if (isFull)
            {
                throw new IOException("disk full");
            }
        });
        publisher.Publish();
        Published.Enter(desk, desk.Firms.Take(2));
        isFull = true;
        Assert.Throws<IOException>(publisher.PublishNew);
        isFull = false;
        publisher.PublishNew();
        Assert.Empty(new FolderPublisher(desk.Desk.Bureau.Database, desk.Desk.PublicFolder).Compare());
    }

    [Fact]
    public void A_file_that_grows_is_written_on_only_where_it_has_its_length()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("a", "one\n");
        GrowingFile.Append(file, 4, "two\n"u8);
        Assert.Throws<IOException>(() => GrowingFile.Append(file, 4, "three\n"u8));
        Assert.Equal("one\ntwo\n", File.ReadAllText(file));
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in System.IO.Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    // A draw whose results are entered, reviewed and published one after the other.
    private sealed class Published : IDisposable
    {
        private int _next;

        public Published(int results)
        {
            Publisher = new FolderPublisher(Database, Folder);
            Publisher.Publish();
            Enter(results);
            Publisher.PublishNew();
        }

        /// <summary>Of a bureau that inspects most firms a year, so that a draw has enough of them.</summary>
        public ResultDesk Desk { get; } = new(policy: p => p with
        {
            Sectors = [.. p.Sectors.Select(s => s with { Strata = [.. s.Strata.Select(t => t with { Rate = new Ratio(9, 10) })] })],
        });

        public FolderPublisher Publisher { get; }

        public Database Database => Desk.Desk.Bureau.Database;

        public string Folder => Desk.Desk.PublicFolder;

        public static void Enter(ResultDesk desk, IEnumerable<Identifier> firms)
        {
            Identifier[] all = [.. firms];
            Array.ForEach(all, f => desk.Submit(desk.Good(f)));
            foreach (string by in new[] { "Z1", "Z2", "Z3" })
            {
                desk.Approve(by, all);
            }
        }

        public void Enter(int results)
        {
            Enter(Desk, Desk.Firms.Skip(_next).Take(results));
            _next += results;
        }

        /// <summary>The kinds of files that a result more makes new, where every other file is gone meanwhile.</summary>
        public string PublishOneMore()
        {
            string[] before = [.. Files()];
            string[] growing = [PublicLayout.Entries, PublicLayout.Checkpoint, "feed/credit/2026.csv"];
            Array.ForEach(before, f => File.SetLastWriteTimeUtc(Path.Combine(Folder, f), LongAgo));
            string[] gone = [.. before.Where(f => !growing.Contains(f) && Path.GetFileName(f)[0] != '.')];
            Array.ForEach(gone, f => File.Delete(Path.Combine(Folder, f)));
            Enter(1);
            Assert.Empty(Publisher.PublishNew());
            string[] written = [.. Files().Where(f => File.GetLastWriteTimeUtc(Path.Combine(Folder, f)) != LongAgo)];

            // What is lost is the next look's to put back.
            Assert.NotEmpty(Publisher.Publish());
            Assert.Empty(new FolderPublisher(Database, Folder).Compare());
            return string.Join(' ', written.Select(Kind).Order(StringComparer.Ordinal));
        }

        public void Dispose() => Desk.Dispose();

        private static string Kind(string path) => string.Join('/', path.Split('/').Select(p => p.Any(char.IsAsciiDigit) ? "N" : p));

        private IEnumerable<string> Files() => System.IO.Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f));
    }
}
