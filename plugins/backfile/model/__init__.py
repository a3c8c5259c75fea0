"""The frozen values that pass between the stages. Nothing here imports anything else of Backfile."""
