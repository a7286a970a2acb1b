using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli.Directories;

/// <summary>The sectors a bureau knows before anything is imported: those of its policy, and those of its database.</summary>
internal static class BureauSectors
{
    public static SectorNames Of(string data)
    {
        var folder = new DataDirectory(data);
        IEnumerable<Sector> policy = folder.Settings.Policy is string file ? PolicyFile.Read(file, PersonalDataConfirmations.In(folder.Database)).Sectors.Select(s => new Sector(s.Sector, s.Name)) : [];
        IEnumerable<Sector> added = folder.Database.Schema.Exists ? folder.Database.Read(SectorStore.All) : [];
        return new SectorNames([.. added, .. policy]);
    }
}
