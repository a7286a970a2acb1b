using Inspections.Worker.Tests;
using Xunit;

// One rehearsed year for all tests of this suite; the other suite has its own.
[assembly: AssemblyFixture(typeof(RehearsedYear))]
