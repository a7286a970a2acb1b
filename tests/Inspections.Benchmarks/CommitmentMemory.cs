using System.Diagnostics;
using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Rounds;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;

namespace Inspections.Benchmarks;

/// <summary>What the commitment to a draw of a large directory costs from the database on: firms read one by one, against all of them at once.</summary>
internal static class CommitmentMemory
{
    /// <summary>Makes a database with so many firms in a process of its own, so that nothing of it counts.</summary>
    public static void Make(string file, int firms)
    {
        Database database = Open(file);
        database.Schema.Prepare();
        database.Write(s =>
        {
            SectorStore.Add(s, [new Sector(MadeDraw.Draw.Sector, "物业服务企业")]);
            FirmStore.Save(s, new DirectoryChange<Firm>([.. MadeDraw.Inputs(firms, 10, 0).Firms], [], []), DateTimeOffset.UnixEpoch);
        });
    }

    /// <summary>Prepares the draw and prints CPU-seconds and the most memory that the process had.</summary>
    public static void Prepare(string file, bool oneByOne, TextWriter output)
    {
        RoundInputs inputs = MadeDraw.Inputs(1, 100, 0);
        PreparedRound? round = null;
        double seconds = Cpu.Seconds(
            () => Open(file).Read(s => round = RoundPreparation.Prepare(inputs with
            {
                Firms = oneByOne ? FirmStore.EachOfSector(s, MadeDraw.Draw.Sector) : FirmStore.OfSector(s, MadeDraw.Draw.Sector),
            })),
            runs: 1);
        using var self = Process.GetCurrentProcess();
        var ready = (PreparedRound.Ready)round!;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:F2} CPU-seconds, {self.PeakWorkingSet64 >> 20} MB, frame {ready.Frame.Head}"));
    }

    private static Database Open(string file) => new(new SqliteDialect(file, isLasting: false)) { Sealing = SealingKey.Make() };
}
