"""What a client asked: GraphQL requests and answers, parsing, variables."""
