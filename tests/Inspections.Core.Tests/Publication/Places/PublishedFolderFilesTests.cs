using System.Runtime.InteropServices;
using Inspections.Core.Refusals;
using Xunit;

namespace Inspections.Core.Tests.Publication.Places;

/// <summary>What stands in the place of a published file may be anything: only plain files of the folder are read, and the rest is no verdict.</summary>
public sealed class PublishedFolderFilesTests : IDisposable
{
    private const string Path = "ledger/checkpoint";

    private readonly string _scratch = Temporary.NewFolder();

    private string Place => At($"public/{Path}");

    public static TheoryData<string> Makes => ["directory", "link that leads out", "link that leads out to nothing", "device", "pipe", "more than any note"];

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    [Theory]
    [MemberData(nameof(Makes))]
    public void Anything_else_is_refused_and_not_waited_for(string what)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "devices and pipes as Linux has them");
        Folder();
        Make(what);
        Assert.Throws<RefusedException>(() => Read());
    }

    [Fact]
    public void A_link_within_the_folder_is_a_file_of_it_and_what_is_missing_is_none()
    {
        Folder();
        Assert.Null(Read());
        File.WriteAllText(At("public/kept"), "x");
        File.CreateSymbolicLink(Place, "../kept");
        Assert.Equal("x"u8.ToArray(), Read());
    }

    [Fact]
    public void A_file_is_read_on_from_where_it_is_known_and_one_that_is_shorter_is_not_that_file()
    {
        Folder();
        File.WriteAllText(Place, "abc");
        var files = new PublishedFolderFiles(At("public"));
        Assert.Equal(["abc"u8.ToArray(), "c"u8.ToArray(), [], null], new[] { 0L, 2, 3, 4 }.Select(f => files.TryRead(Path, f)));
        Assert.Throws<ArgumentOutOfRangeException>(() => files.TryRead(Path, -1));
        Assert.Null(files.TryRead("ledger/entries.jsonl", 2));
    }

    private string At(string name) => System.IO.Path.Combine(_scratch, name);

    private byte[]? Read() => new PublishedFolderFiles(At("public")).TryRead(Path);

    private void Folder() => Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Place)!);

    private void Make(string what)
    {
        switch (what)
        {
            case "directory":
                Directory.CreateDirectory(Place);
                break;
            case "link that leads out":
                File.WriteAllText(At("outside"), "x");
                File.CreateSymbolicLink(Place, At("outside"));
                break;
            case "link that leads out to nothing":
                File.CreateSymbolicLink(Place, At("nowhere"));
                break;
            case "device":
                File.CreateSymbolicLink(Place, "/dev/zero");
                break;
            case "pipe":
                Assert.Equal(0, MakePipe(Place, 0x180));
                break;
            default:
                using (FileStream file = File.Create(Place))
                {
                    file.SetLength(SiteLimits.MostNoteBytes + 1L);
                }

                break;
        }
    }

    [DllImport("libc", EntryPoint = "mkfifo", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakePipe([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);
}
