using Inspections.Core.Directories;
using Inspections.Core.Refusals;
using Xunit;

namespace Inspections.Core.Tests.Publication.Places;

/// <summary>A public folder by whatever a person calls it.</summary>
public sealed class PublishedPlaceTests : IDisposable
{
    private readonly string _folder = Temporary.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_read_once_so_that_what_was_verified_is_what_is_used()
    {
        Write("ledger/key", "k");
        using var place = PublishedPlace.Open(_folder);
        Assert.Equal("k"u8.ToArray(), place.TryRead("ledger/key"));
        Write("ledger/key", "other");
        Assert.Equal("k"u8.ToArray(), place.TryRead("ledger/key"));
        Assert.Null(place.Draw);
    }

    [Fact]
    public void The_page_of_a_draw_names_the_draw()
    {
        Write("draws/brokers-2026-r1/index.html", "");
        using var place = PublishedPlace.Open(Path.Combine(_folder, "draws/brokers-2026-r1/index.html"));
        Assert.Equal(DrawId.Parse("brokers-2026-r1"), place.Draw);
        Assert.Equal([DrawId.Parse("brokers-2026-r1")], place.Draws());
    }

    [Fact]
    public void What_is_nowhere_is_said_to_be_nowhere() =>
        Assert.Equal(RefusalNature.Request, Assert.Throws<RefusedException>(() => PublishedPlace.Open(Path.Combine(_folder, "none"))).Nature);

    private void Write(string path, string content)
    {
        string file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
