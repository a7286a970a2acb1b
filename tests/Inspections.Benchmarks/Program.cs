using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/Inspections.Benchmarks -- --filter '*' --job short
BenchmarkSwitcher.FromAssembly(typeof(Inspections.Benchmarks.Made).Assembly).Run(args);
