using BenchmarkDotNet.Running;
using Inspections.Benchmarks;
using Inspections.Benchmarks.BureauConsole;
using Inspections.Benchmarks.Year;

// dotnet run -c Release --project tests/Inspections.Benchmarks -- --filter '*' --job short
// dotnet run -c Release --project tests/Inspections.Benchmarks -- rows              CPU-seconds of docs/performance.md
// dotnet run -c Release --project tests/Inspections.Benchmarks -- year [PROGRAM]    what a bureau's year costs, of docs/performance.md
// dotnet run -c Release --project tests/Inspections.Benchmarks -- publishing DRAWS  of them, one result more into a small ledger and a large one
// dotnet run -c Release --project tests/Inspections.Benchmarks -- console SECTORS FIRMS ROUNDS RESULTS [PAGE...]   what every page of the console costs, or some; FIRMS of each sector
// dotnet run -c Release --project tests/Inspections.Benchmarks -- crowd FIRMS PEOPLE PAUSE   people at once beside a draw; PAUSE in milliseconds between two clicks
// dotnet run -c Release --project tests/Inspections.Benchmarks -- bounds            200 bounds against OR-Tools
// dotnet run -c Release --project tests/Inspections.Benchmarks -- make DIR FIRMS INSPECTORS RECUSALS
// dotnet run -c Release --project tests/Inspections.Benchmarks -- select FRAME TAKE
// dotnet run -c Release --project tests/Inspections.Benchmarks -- commitment make DATABASE FIRMS, then: commitment each|list DATABASE
switch (args)
{
    case ["rows"]:
        Rows.Print(Console.Out);
        break;
    case ["year"]:
        YearRows.Print(program: null, Console.Out);
        break;
    case ["year", string program]:
        YearRows.Print(program, Console.Out);
        break;
    case ["publishing", string draws]:
        YearRows.Publishing(Console.Out, Made.Count(draws));
        break;
    case ["rehearse", string sectors, string each, string into, .. string[] closing]:
        YearRows.Rehearse(Made.Count(sectors), Made.Count(each), into, firmsClose: closing is ["closing"], Console.Out);
        break;
    case ["console", string sectors, string each, string rounds, string results, .. string[] only]:
        await PageCosts.PrintAsync(Console.Out, Made.Count(sectors), Made.Count(each), Made.Count(rounds), Made.Count(results), only);
        break;
    case ["crowd", string firms, string people, string pause]:
        await Crowd.PrintAsync(Console.Out, Made.Count(firms), Made.Count(people), TimeSpan.FromMilliseconds(Made.Count(pause)));
        break;
    case ["bounds"]:
        Bounds.Check(Console.Out);
        break;
    case ["make", string folder, string firms, string inspectors, string recusals]:
        MadeDraw.Make(folder, Made.Count(firms), Made.Count(inspectors), Made.Count(recusals), Console.Out);
        break;
    case ["commitment", "make", string database, string firms]:
        CommitmentMemory.Make(database, Made.Count(firms));
        break;
    case ["commitment", "each" or "list", string database]:
        CommitmentMemory.Prepare(database, args[1] == "each", Console.Out);
        break;
    case ["select", string frame, string take]:
        using (var lines = new StreamWriter(Console.OpenStandardOutput()))
        {
            Rows.Select(frame, Made.Count(take), lines);
        }

        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Made).Assembly).Run(args);
        break;
}
