using Inspections.Worker.Files;
using Xunit;

namespace Inspections.Worker.Tests.Files;

public sealed class DurableFileTests
{
    [Theory]
    [InlineData("published")]
    [InlineData("secret")]
    [InlineData("backup")]
    public async Task A_folder_is_flushed_after_a_file_was_renamed_into_it(string kind)
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "the kernel of Linux is asked");
        using var scratch = new Scratch();
        scratch.Bureau("data");
        Assert.Equal(0, (await Scratch.RunAsync("import", "firms", Scratch.SampleFirms, "--data", scratch.At("data"))).Code);
        System.IO.Directory.CreateDirectory(scratch.At("into"));
        using var heard = new RenamedFolder(scratch.At("into"));
        switch (kind)
        {
            case "published":
                AtomicFile.Write(scratch.At("into/x"), "content"u8);
                break;
            case "secret":
                OwnerOnlyFile.Write(scratch.At("into/x"), "content");
                break;
            default:
                Assert.Equal(0, (await Scratch.RunAsync("backup", scratch.At("into/x"), "--data", scratch.At("data"))).Code);
                break;
        }

        Assert.True(heard.WasFlushed());
    }
}
