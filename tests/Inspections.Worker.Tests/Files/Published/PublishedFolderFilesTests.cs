using System.Runtime.InteropServices;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Published;
using Xunit;

namespace Inspections.Worker.Tests.Files.Published;

/// <summary>What stands in the place of a published file may be anything: only plain files of the folder are read, and the rest is no verdict.</summary>
public sealed class PublishedFolderFilesTests : IDisposable
{
    private const string Path = "ledger/checkpoint";

    private readonly Scratch _scratch = new();

    private string Place => _scratch.At($"public/{Path}");

    public static TheoryData<string> Makes => ["directory", "link that leads out", "link that leads out to nothing", "device", "pipe", "more than any note"];

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [MemberData(nameof(Makes))]
    public void Anything_else_is_refused_and_not_waited_for(string what)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "devices and pipes as Linux has them");
        Folder();
        Make(what);
        Assert.Throws<UserErrorException>(() => Read());
    }

    [Fact]
    public void A_link_within_the_folder_is_a_file_of_it_and_what_is_missing_is_none()
    {
        Folder();
        Assert.Null(Read());
        File.WriteAllText(_scratch.At("public/kept"), "x");
        File.CreateSymbolicLink(Place, "../kept");
        Assert.Equal("x"u8.ToArray(), Read());
    }

    private byte[]? Read() => new PublishedFolderFiles(_scratch.At("public")).TryRead(Path);

    private void Folder() => System.IO.Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Place)!);

    private void Make(string what)
    {
        switch (what)
        {
            case "directory":
                System.IO.Directory.CreateDirectory(Place);
                break;
            case "link that leads out":
                File.WriteAllText(_scratch.At("outside"), "x");
                File.CreateSymbolicLink(Place, _scratch.At("outside"));
                break;
            case "link that leads out to nothing":
                File.CreateSymbolicLink(Place, _scratch.At("nowhere"));
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
