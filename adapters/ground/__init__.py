"""What every platform stands on: tasks beside the answers, the sign of what a card says, pictures drawn to PNG."""
